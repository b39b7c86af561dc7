namespace Lethe.Statistics;

/// <summary>One binning: how well it explains the truth, and the rate that each bin leads one to expect.</summary>
/// <param name="Score">The logarithm of the truth's probability under this binning.</param>
internal sealed record ScoredBinning(double[] Edges, double[] Rates, double Score)
{
    /// <summary>How many records the belief before any is worth, over all bins: that confidences are what they claim.</summary>
    private const double PriorRecords = 2;

    public static ScoredBinning Of(double[] edges, List<TieBlock> ties)
    {
        var bins = edges.Length + 1;
        var (count, right) = (new int[bins], new int[bins]);
        var bin = 0;
        foreach (var tie in ties)
        {
            while (bin < edges.Length && edges[bin] <= tie.Confidence) bin++;
            count[bin] += tie.Count;
            right[bin] += tie.Right;
        }
        var (rates, score, belief) = (new double[bins], 0.0, PriorRecords / bins);
        for (bin = 0; bin < bins; bin++)
        {
            var middle = ((bin == 0 ? 0 : edges[bin - 1]) + (bin == edges.Length ? 1 : edges[bin])) / 2;
            var (yes, no) = (belief * middle, belief * (1 - middle));
            score += Gamma.Log(belief) - Gamma.Log(count[bin] + belief) + Gamma.Log(right[bin] + yes) - Gamma.Log(yes)
                + Gamma.Log(count[bin] - right[bin] + no) - Gamma.Log(no);
            rates[bin] = (right[bin] + yes) / (count[bin] + belief);
        }
        return new ScoredBinning(edges, rates, score);
    }
}
