namespace Lethe.Statistics;

/// <summary>
/// How metrics move with the number of bins: the five binned metrics of "A Benchmark Study on Calibration" (Tao et al. 2024)
/// at its nine numbers of bins.
/// </summary>
/// <param name="Bins">The numbers of bins.</param>
/// <param name="Classwise">The means over classes; empty where only the greatest probabilities were given.</param>
public sealed record BinSweep(
    IReadOnlyList<int> Bins, IReadOnlyList<double> EqualWidth, IReadOnlyList<double> EqualMass, IReadOnlyList<double> Greatest,
    IReadOnlyList<double> Classwise, IReadOnlyList<double> ClasswiseEqualMass)
{
    public static IReadOnlyList<int> UsualBins { get; } = [5, 10, 15, 20, 25, 50, 100, 200, 500];

    /// <summary>Of the greatest probability alone: three of the five.</summary>
    public static BinSweep Of(SortedPredictions predictions)
    {
        var (width, mass, greatest) = (new double[UsualBins.Count], new double[UsualBins.Count], new double[UsualBins.Count]);
        for (var i = 0; i < width.Length; i++)
        {
            var bins = ConfidenceBins.Of(predictions, UsualBins[i]);
            width[i] = ExpectedCalibrationError.Of(bins);
            greatest[i] = BinGaps.Greatest(bins) ?? 0;
            mass[i] = ExpectedCalibrationError.Of(EqualMassBins.Of(predictions, UsualBins[i]));
        }
        return new BinSweep(UsualBins, width, mass, greatest, [], []);
    }

    /// <summary>With the classwise ones, each class's predictions sorted once.</summary>
    public BinSweep With(IEnumerable<SortedPredictions> classes)
    {
        var (width, mass, count) = (new double[Bins.Count], new double[Bins.Count], 0);
        foreach (var pairs in classes)
        {
            count++;
            for (var i = 0; i < width.Length; i++)
            {
                width[i] += ExpectedCalibrationError.Of(ConfidenceBins.Of(pairs, Bins[i]));
                mass[i] += ExpectedCalibrationError.Of(EqualMassBins.Of(pairs, Bins[i]));
            }
        }
        ArgumentOutOfRangeException.ThrowIfZero(count, nameof(classes));
        return this with { Classwise = [.. width.Select(sum => sum / count)], ClasswiseEqualMass = [.. mass.Select(sum => sum / count)] };
    }
}
