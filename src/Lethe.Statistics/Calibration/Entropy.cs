namespace Lethe.Statistics;

/// <summary>How undecided probabilities are, in nats: 0 for one that is certain, the logarithm of their number where all are alike.</summary>
public static class Entropy
{
    // By how much the rounding of a softmax may pass 1.
    private const double Tolerance = 1e-6;

    public static double Of(ReadOnlySpan<double> probabilities)
    {
        ArgumentOutOfRangeException.ThrowIfZero(probabilities.Length);
        var sum = 0.0;
        foreach (var probability in probabilities)
        {
            if (!(probability >= 0 && probability <= 1 + Tolerance)) ConfidenceBins.ThrowNoConfidence(probability);
            // A probability of 0 adds nothing: x ln x goes to 0 with x.
            if (probability > 0) sum -= probability * Math.Log(probability);
        }
        return sum;
    }
}
