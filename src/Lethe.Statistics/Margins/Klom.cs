namespace Lethe.Statistics;

/// <summary>
/// KL divergence of margins (KLoM): how differently unlearned models and oracles answer one record, from histograms of
/// the margin ln p - ln(1 - p) of its label. Always KL(unlearned || oracle), in nats; swap the arguments for the reverse.
/// </summary>
public static class Klom
{
    public const int Bins = 20;

    /// <summary>Margins beyond this on either side count as this.</summary>
    public const double Clip = 100;

    /// <summary>The least probability a bin of the oracles has where an unlearned model falls into it.</summary>
    public const double Floor = 1e-5;

    /// <summary>About what it can reach at most: minus the logarithm of the floor.</summary>
    public static double Ceiling => -Math.Log(Floor);

    private const double RobustTail = 0.005;
    private const double LeastDeviation = 1e-6;

    /// <summary>As its authors count: equal bins between the least and the greatest margin of both, the last one closed.</summary>
    public static double Of(ReadOnlySpan<double> unlearned, ReadOnlySpan<double> oracles)
    {
        var (low, high) = Ends(unlearned, oracles);
        if (low >= high) high = low + 1;
        return Divergence(unlearned, oracles, Bins, margin => (int)Math.Floor((margin - low) / (high - low) * Bins));
    }

    /// <summary>
    /// The same with bins that one stray model cannot stretch: equal ones between the 0.5% and the 99.5% quantile of both,
    /// and an open one at each end.
    /// </summary>
    public static double Robust(ReadOnlySpan<double> unlearned, ReadOnlySpan<double> oracles)
    {
        var pooled = new double[unlearned.Length + oracles.Length];
        unlearned.CopyTo(pooled);
        oracles.CopyTo(pooled.AsSpan(unlearned.Length));
        for (var i = 0; i < pooled.Length; i++) pooled[i] = Clipped(pooled[i]);
        Array.Sort(pooled);
        var (low, high) = (Quantiles.OfSorted(pooled, RobustTail), Quantiles.OfSorted(pooled, 1 - RobustTail));
        if (low >= high) high = low + 1;
        return Divergence(unlearned, oracles, Bins, margin => 1 + (int)Math.Floor((margin - low) / (high - low) * (Bins - 2)));
    }

    /// <summary>KL between the normal laws fitted to both: a substitute for few models, with a far lower floor.</summary>
    public static double Gaussian(ReadOnlySpan<double> unlearned, ReadOnlySpan<double> oracles)
    {
        var (own, others) = (Clipped(unlearned), Clipped(oracles));
        var (shift, ownSpread, otherSpread) = (Mean.Of(own) - Mean.Of(others), Spread(own), Spread(others));
        return Math.Log(otherSpread / ownSpread) + (ownSpread * ownSpread + shift * shift) / (2 * otherSpread * otherSpread) - 0.5;
    }

    private static double Divergence(ReadOnlySpan<double> unlearned, ReadOnlySpan<double> oracles, int bins, Func<double, int> bin)
    {
        Span<double> p = stackalloc double[bins], q = stackalloc double[bins];
        Count(unlearned, p, bin);
        Count(oracles, q, bin);
        var total = 0.0;
        for (var i = 0; i < bins; i++)
        {
            if (p[i] > 0) q[i] = Math.Max(q[i], Floor);
            total += q[i];
        }
        var sum = 0.0;
        for (var i = 0; i < bins; i++)
            if (p[i] > 0) sum += p[i] * Math.Log(p[i] * total / q[i]);
        return sum;
    }

    private static void Count(ReadOnlySpan<double> margins, Span<double> shares, Func<double, int> bin)
    {
        foreach (var margin in margins) shares[Math.Clamp(bin(Clipped(margin)), 0, shares.Length - 1)] += 1.0 / margins.Length;
    }

    private static (double Low, double High) Ends(ReadOnlySpan<double> unlearned, ReadOnlySpan<double> oracles)
    {
        if (unlearned.IsEmpty || oracles.IsEmpty) throw new ArgumentException("KLoM needs unlearned models and oracles.");
        double low = Clip, high = -Clip;
        foreach (var margin in unlearned) (low, high) = (Math.Min(low, Clipped(margin)), Math.Max(high, Clipped(margin)));
        foreach (var margin in oracles) (low, high) = (Math.Min(low, Clipped(margin)), Math.Max(high, Clipped(margin)));
        return (low, high);
    }

    private static double Spread(double[] margins) => Math.Max(Mean.Deviation(margins), LeastDeviation);

    private static double[] Clipped(ReadOnlySpan<double> margins)
    {
        var clipped = margins.ToArray();
        for (var i = 0; i < clipped.Length; i++) clipped[i] = Clipped(clipped[i]);
        return clipped;
    }

    private static double Clipped(double margin) => double.IsNaN(margin)
        ? throw new ArgumentException("A margin is not a number.")
        : Math.Clamp(margin, -Clip, Clip);
}
