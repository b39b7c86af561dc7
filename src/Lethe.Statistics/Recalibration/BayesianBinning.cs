namespace Lethe.Statistics;

/// <summary>
/// Bayesian binning into quantiles (Naeini, Cooper and Hauskrecht 2015): binnings of equal mass with 2, 3, … bins, each
/// trusted as far as it explains the truth. Their mean is again a staircase, with the edges of all of them.
/// </summary>
/// <param name="Edges">Where a step begins, ascending; the first one begins at 0.</param>
/// <param name="Rates">One more than edges.</param>
public sealed record BayesianBinning(double[] Edges, double[] Rates)
{
    /// <summary>Binnings below this share of the trust are left out.</summary>
    private const double LeastTrust = 1e-9;

    public double At(double probability)
    {
        var place = Edges.AsSpan().BinarySearch(probability);
        return Rates[place >= 0 ? place + 1 : ~place];
    }

    public static BayesianBinning Of(SortedPredictions predictions, int mostBins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostBins, 2);
        var ties = new List<TieBlock>();
        foreach (var tie in predictions.Ties) ties.Add(tie);
        var binnings = new List<ScoredBinning>();
        for (var bins = 2; bins <= mostBins; bins++)
        {
            var edges = Quantiles(ties, predictions.Count, bins);
            // Where many confidences tie, different numbers of bins come to the same; it is one binning and counts once.
            if (!binnings.Any(known => known.Edges.AsSpan().SequenceEqual(edges))) binnings.Add(ScoredBinning.Of(edges, ties));
        }
        var best = binnings.Max(binning => binning.Score);
        var trusted = binnings.Select(binning => (Binning: binning, Trust: Math.Exp(binning.Score - best))).ToArray();
        var sum = trusted.Sum(one => one.Trust);
        return Mean([.. trusted.Where(one => one.Trust / sum >= LeastTrust)]);
    }

    // Halfway between the confidences on both sides; ties stay together.
    private static double[] Quantiles(List<TieBlock> ties, int count, int bins)
    {
        var edges = new List<double>();
        var (done, bin, end) = (0, 1, SizeOf(0, count, bins));
        for (var i = 0; i + 1 < ties.Count && bin < bins; i++)
        {
            done += ties[i].Count;
            if (done < end) continue;
            edges.Add(ties[i].Confidence + (ties[i + 1].Confidence - ties[i].Confidence) / 2);
            while (bin < bins && done >= end) end += SizeOf(bin++, count, bins);
        }
        return [.. edges];
    }

    private static int SizeOf(int bin, int count, int bins) => count / bins + (bin < count % bins ? 1 : 0);

    private static BayesianBinning Mean((ScoredBinning Binning, double Trust)[] trusted)
    {
        double[] edges = [.. trusted.SelectMany(one => one.Binning.Edges).Distinct().Order()];
        var (rates, sum) = (new double[edges.Length + 1], trusted.Sum(one => one.Trust));
        foreach (var (binning, trust) in trusted)
            for (int step = 0, bin = 0; step < rates.Length; step++)
            {
                // The step begins where the edge before it is.
                while (step > 0 && bin < binning.Edges.Length && binning.Edges[bin] <= edges[step - 1]) bin++;
                rates[step] += trust / sum * binning.Rates[bin];
            }
        return new BayesianBinning(edges, rates);
    }
}
