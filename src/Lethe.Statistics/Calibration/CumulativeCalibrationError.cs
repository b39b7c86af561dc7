namespace Lethe.Statistics;

/// <summary>
/// The calibration error without bins (Gupta et al. 2021): confidence less correctness is summed up in order of
/// confidence, and the walk should not go far from 0. Looked at only after all records of one confidence.
/// </summary>
/// <param name="KolmogorovSmirnov">The farthest the walk gets from 0, over the records.</param>
/// <param name="Kuiper">The distance of its highest from its lowest point, 0 among them.</param>
/// <param name="Deviation">The standard deviation of its end if the model were calibrated: 0 where all is certain.</param>
public sealed record CumulativeCalibrationError(double KolmogorovSmirnov, double Kuiper, double Deviation)
{
    /// <summary>
    /// The chance that the walk of a calibrated model gets as far, from Brownian motion; null where such a model has no
    /// spread at all.
    /// </summary>
    public double? KolmogorovSmirnovP => Deviation == 0 ? null : Chance(KolmogorovSmirnov / Deviation, _ => 4, 2);

    /// <summary>The same of Kuiper's distance, from the range of Brownian motion (Feller 1951).</summary>
    public double? KuiperP => Deviation == 0 ? null : Chance(Kuiper / Deviation, k => 8 * k, 1);

    /// <summary>The input is read as it is and not copied as a whole.</summary>
    public static CumulativeCalibrationError Of(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct) =>
        Of(new TiesInParts(confidences, correct), confidences.Length);

    public static CumulativeCalibrationError Of(SortedPredictions predictions) => Of(predictions.Ties, predictions.Count);

    private static CumulativeCalibrationError Of<T>(T ties, double n)
        where T : ITieBlocks, allows ref struct
    {
        double walk = 0, highest = 0, lowest = 0, variance = 0;
        while (ties.MoveNext())
        {
            var tie = ties.Current;
            walk += tie.Excess;
            highest = Math.Max(highest, walk);
            lowest = Math.Min(lowest, walk);
            variance += tie.Count * tie.Confidence * (1 - tie.Confidence);
        }
        return new CumulativeCalibrationError(Math.Max(highest, -lowest) / n, (highest - lowest) / n, Math.Sqrt(variance) / n);
    }

    // Both laws are alternating sums of normal tails: 4 sum (-1)^j Q((2j+1)x), and 8 sum (-1)^(k-1) k Q(kx).
    private static double Chance(double x, Func<int, double> weight, int step)
    {
        const double Certain = 0.2, Negligible = 40;
        if (x < Certain) return 1;
        double sum = 0;
        var sign = 1;
        for (var k = 1; k * x < Negligible; k += step, sign = -sign) sum += sign * weight(k) * Normal.Cumulative(-k * x);
        return Math.Clamp(sum, 0, 1);
    }
}
