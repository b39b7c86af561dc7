namespace Lethe.Statistics;

/// <summary>
/// The squared error of confidence against correctness, taken apart over bins (Murphy 1973, with the two terms of
/// Stephenson, Coelho and Jolliffe 2008 for what bins hide).
/// </summary>
/// <param name="Reliability">How far confidence is from accuracy: 0 is calibrated.</param>
/// <param name="Resolution">How far the bins' accuracies are from the whole one: more is better.</param>
/// <param name="Uncertainty">The variance of correctness itself.</param>
/// <param name="WithinVariance">The variance of confidence inside bins.</param>
/// <param name="WithinCovariance">Twice the covariance of confidence with correctness inside bins.</param>
public sealed record BrierDecomposition(
    double Reliability, double Resolution, double Uncertainty, double WithinVariance, double WithinCovariance)
{
    /// <summary>The squared error itself.</summary>
    public double Brier => Reliability - Resolution + Uncertainty + WithinVariance - WithinCovariance;

    public static BrierDecomposition Of(ReadOnlySpan<CalibrationBin> bins)
    {
        double count = 0, correct = 0;
        foreach (var bin in bins) (count, correct) = (count + bin.Count, correct + bin.Correct);
        ArgumentOutOfRangeException.ThrowIfZero(count, nameof(bins));
        var accuracy = correct / count;
        double reliability = 0, resolution = 0, variance = 0, covariance = 0;
        foreach (var bin in bins)
        {
            if (bin.Count == 0) continue;
            var (gap, away) = (bin.Excess / bin.Count, bin.Accuracy - accuracy);
            reliability += bin.Count * gap * gap;
            resolution += bin.Count * away * away;
            variance += bin.ConfidenceSquares - bin.ConfidenceSum * bin.Confidence;
            covariance += bin.CorrectConfidence - bin.ConfidenceSum * bin.Accuracy;
        }
        return new BrierDecomposition(
            reliability / count, resolution / count, accuracy * (1 - accuracy), Math.Max(variance / count, 0), 2 * covariance / count);
    }
}
