namespace Lethe.Statistics;

/// <summary>What fell into one bin of confidence, as sums: bins of two batches add up to those of both.</summary>
/// <param name="Correct">How many are right; a fraction where records of one confidence were split between two bins.</param>
/// <param name="ConfidenceSquares">The sum of the squared confidences.</param>
/// <param name="CorrectConfidence">The sum of the confidences of the right ones.</param>
public readonly record struct CalibrationBin(
    double From, double To, long Count, double ConfidenceSum, double Correct, double ConfidenceSquares, double CorrectConfidence)
{
    /// <summary>The mean confidence; NaN in an empty bin.</summary>
    public double Confidence => ConfidenceSum / Count;

    /// <summary>The share of right predictions; NaN in an empty bin.</summary>
    public double Accuracy => Correct / Count;

    /// <summary>How much more is claimed than is right, summed over the bin's records.</summary>
    public double Excess => ConfidenceSum - Correct;
}
