namespace Lethe.Statistics;

/// <summary>The mean distance of confidence from accuracy over bins, each weighted by its records.</summary>
public static class ExpectedCalibrationError
{
    /// <summary>The number of bins that papers report.</summary>
    public const int UsualBins = 15;

    public const int DefaultDraws = 1000;

    public static double Of(
        ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct, int bins = UsualBins, BinEdge edge = BinEdge.Left) =>
        Of(ConfidenceBins.Of(confidences, correct, bins, edge));

    public static double Of(ReadOnlySpan<CalibrationBin> bins)
    {
        double excess = 0;
        long count = 0;
        foreach (var bin in bins)
        {
            excess += Math.Abs(bin.Excess);
            count += bin.Count;
        }
        ArgumentOutOfRangeException.ThrowIfZero(count, nameof(bins));
        return excess / count;
    }

    /// <summary>
    /// The pivotal interval from resampled records. The error is biased upwards, and once more in every resample, so that
    /// percentiles would lie too high; mirrored at the estimate they correct for it. A well calibrated model's interval
    /// may therefore lie below its estimate.
    /// </summary>
    public static Interval Pivotal(
        ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct, RandomStream random, int bins = UsualBins,
        BinEdge edge = BinEdge.Left, int draws = DefaultDraws, double level = 0.95, CancellationToken cancellation = default)
    {
        var estimate = Of(confidences, correct, bins, edge);
        var (where, excess) = Residuals(confidences, correct, bins, edge);
        var errors = new double[draws];
        var sums = new double[bins];
        for (var draw = 0; draw < draws; draw++)
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Clear(sums);
            for (var i = 0; i < where.Length; i++)
            {
                var row = random.NextInt(where.Length);
                sums[where[row]] += excess[row];
            }
            errors[draw] = Total(sums) / where.Length;
        }
        var interval = Bootstrap.Pivotal(estimate, errors, level);
        return interval with { Low = Math.Clamp(interval.Low, 0, 1), High = Math.Clamp(interval.High, 0, 1) };
    }

    internal static double Total(double[] excess)
    {
        var sum = 0.0;
        foreach (var one in excess) sum += Math.Abs(one);
        return sum;
    }

    private static (int[] Where, double[] Excess) Residuals(
        ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct, int bins, BinEdge edge)
    {
        var (where, excess) = (new int[confidences.Length], new double[confidences.Length]);
        for (var i = 0; i < where.Length; i++)
        {
            where[i] = ConfidenceBins.IndexOf(confidences[i], bins, edge);
            excess[i] = confidences[i] - (correct[i] ? 1 : 0);
        }
        return (where, excess);
    }
}
