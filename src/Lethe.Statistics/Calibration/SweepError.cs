namespace Lethe.Statistics;

/// <summary>
/// The calibration error over as many bins as the records bear: the most with which accuracy still rises from bin to bin
/// (Roelofs et al. 2022). Equal accuracies count as rising.
/// </summary>
/// <param name="Bins">How many bins those are.</param>
/// <param name="Mean">The expected calibration error over them.</param>
/// <param name="RootMeanSquare">The root of the mean squared gap over them: what the paper reports.</param>
public sealed record SweepError(int Bins, double Mean, double RootMeanSquare)
{
    // Shares of ties are sums of fractions; two that are equal on paper may differ in the last digit.
    private const double Rounding = 1e-12;

    /// <summary>Bins of equally many records.</summary>
    public static SweepError EqualMass(SortedPredictions predictions)
    {
        var walk = new RisingAccuracy(predictions);
        var bins = 1;
        if (walk.IsRisingThroughout) bins = predictions.Count;
        else while (bins < predictions.Count && walk.Rises(bins + 1, Rounding)) bins++;
        return Over(EqualMassBins.Of(predictions, bins), bins);
    }

    /// <summary>Bins of equal width, empty ones left out of the comparison.</summary>
    public static SweepError EqualWidth(SortedPredictions predictions, CancellationToken cancellation = default)
    {
        var best = ConfidenceBins.Of(predictions, 1);
        if (new RisingAccuracy(predictions).IsRisingThroughout) best = ConfidenceBins.Of(predictions, predictions.Count);
        else
        {
            while (best.Length < predictions.Count)
            {
                cancellation.ThrowIfCancellationRequested();
                var next = ConfidenceBins.Of(predictions, best.Length + 1);
                if (!Rises(next)) break;
                best = next;
            }
        }
        return Over(best, best.Length);
    }

    private static SweepError Over(CalibrationBin[] bins, int count) =>
        new(count, ExpectedCalibrationError.Of(bins), BinGaps.RootMeanSquare(bins));

    private static bool Rises(CalibrationBin[] bins)
    {
        var before = 0.0;
        foreach (var bin in bins)
        {
            if (bin.Count == 0) continue;
            if (bin.Accuracy < before) return false;
            before = bin.Accuracy;
        }
        return true;
    }
}
