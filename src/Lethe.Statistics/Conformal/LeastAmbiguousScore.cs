namespace Lethe.Statistics;

/// <summary>1 less the class's probability (LAC, also THR): sets of the least mean size.</summary>
public sealed class LeastAmbiguousScore : IConformalScore
{
    public void Fill(ReadOnlySpan<double> probabilities, double u, Span<double> scores)
    {
        for (var k = 0; k < probabilities.Length; k++) scores[k] = 1 - probabilities[k];
    }
}
