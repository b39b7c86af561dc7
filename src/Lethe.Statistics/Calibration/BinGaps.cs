namespace Lethe.Statistics;

/// <summary>
/// The distances of confidence from accuracy over bins, put into one number in several ways. Empty bins have none. The
/// mean weighted by records is <see cref="ExpectedCalibrationError"/>.
/// </summary>
public static class BinGaps
{
    /// <summary>The greatest one (MCE), among bins that hold enough records; null where none does.</summary>
    public static double? Greatest(ReadOnlySpan<CalibrationBin> bins, long atLeast = 1)
    {
        double? greatest = null;
        foreach (var bin in bins)
            if (bin.Count >= Math.Max(atLeast, 1)) greatest = Math.Max(greatest ?? 0, Math.Abs(bin.Excess) / bin.Count);
        return greatest;
    }

    /// <summary>Their mean, each bin counting alike.</summary>
    public static double Unweighted(ReadOnlySpan<CalibrationBin> bins)
    {
        double sum = 0;
        var occupied = 0;
        foreach (var bin in bins)
        {
            if (bin.Count == 0) continue;
            sum += Math.Abs(bin.Excess) / bin.Count;
            occupied++;
        }
        ArgumentOutOfRangeException.ThrowIfZero(occupied, nameof(bins));
        return sum / occupied;
    }

    /// <summary>The root of the mean square, each bin counting as many times as it has records.</summary>
    public static double RootMeanSquare(ReadOnlySpan<CalibrationBin> bins)
    {
        double sum = 0;
        foreach (var bin in bins)
            if (bin.Count > 0) sum += bin.Excess * bin.Excess / bin.Count;
        return Math.Sqrt(sum / Total(bins));
    }

    /// <summary>
    /// The mean square less what chance adds to it (Kumar, Liang and Ma 2019): an estimate without bias of the squared
    /// error of the binned model, and so at times below 0. Bins of one record tell nothing and are left out.
    /// </summary>
    public static double DebiasedSquare(ReadOnlySpan<CalibrationBin> bins)
    {
        double sum = 0;
        foreach (var bin in bins)
        {
            if (bin.Count < 2) continue;
            var gap = bin.Excess / bin.Count;
            sum += bin.Count * (gap * gap - bin.Accuracy * (1 - bin.Accuracy) / (bin.Count - 1));
        }
        return sum / Total(bins);
    }

    /// <summary>
    /// The expected calibration error less what chance adds to it: twice the error minus the mean of what models with the
    /// observed accuracies would show, in the normal approximation and in closed form.
    /// </summary>
    public static double DebiasedMean(ReadOnlySpan<CalibrationBin> bins)
    {
        double sum = 0;
        foreach (var bin in bins)
        {
            if (bin.Count == 0) continue;
            var gap = bin.Accuracy - bin.Confidence;
            var deviation = Math.Sqrt(Math.Max(bin.Accuracy * (1 - bin.Accuracy), 0) / bin.Count);
            sum += bin.Count * (2 * Math.Abs(gap) - MeanAbsolute(gap, deviation));
        }
        return sum / Total(bins);
    }

    // The mean of the absolute value of a normal number.
    private static double MeanAbsolute(double mean, double deviation)
    {
        if (deviation == 0) return Math.Abs(mean);
        var z = mean / deviation;
        return deviation * Math.Sqrt(2 / Math.PI) * Math.Exp(-z * z / 2) + mean * (1 - 2 * Normal.Cumulative(-z));
    }

    private static long Total(ReadOnlySpan<CalibrationBin> bins)
    {
        long count = 0;
        foreach (var bin in bins) count += bin.Count;
        ArgumentOutOfRangeException.ThrowIfZero(count, nameof(bins));
        return count;
    }
}
