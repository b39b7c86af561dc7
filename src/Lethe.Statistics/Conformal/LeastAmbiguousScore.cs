namespace Lethe.Statistics;

/// <summary>1 less the class's probability (LAC, also THR): sets of the least mean size.</summary>
public sealed class LeastAmbiguousScore : IConformalScore
{
    public void Fill(ReadOnlySpan<double> probabilities, double u, Span<double> scores)
    {
        for (var k = 0; k < probabilities.Length; k++)
        {
            // A class whose score is no number would be in no set, and nobody would know.
            if (!double.IsFinite(probabilities[k])) ConfidenceBins.ThrowNoConfidence(probabilities[k]);
            scores[k] = 1 - probabilities[k];
        }
    }
}
