namespace Lethe.Statistics;

/// <summary>What fell into one bin of confidence, as sums: bins of two batches add up to those of both.</summary>
public readonly record struct CalibrationBin(double From, double To, long Count, double ConfidenceSum, long Correct)
{
    /// <summary>The mean confidence; NaN in an empty bin.</summary>
    public double Confidence => ConfidenceSum / Count;

    /// <summary>The share of right predictions; NaN in an empty bin.</summary>
    public double Accuracy => (double)Correct / Count;

    /// <summary>How much more is claimed than is right, summed over the bin's records.</summary>
    public double Excess => ConfidenceSum - Correct;
}
