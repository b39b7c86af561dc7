namespace Lethe.Statistics;

/// <summary>
/// Beta calibration (Kull, Silva Filho and Flach 2017): what the odds are where the probabilities of both outcomes follow
/// beta distributions. It rises everywhere, because neither slope is negative.
/// </summary>
/// <param name="OfTrue">Slope on ln p.</param>
/// <param name="OfFalse">Slope on −ln(1 − p).</param>
/// <param name="Refits">How often a slope came out negative, was left out and the rest fitted again.</param>
/// <param name="Converged">The last search ended at a minimum.</param>
public sealed record BetaFit(double OfTrue, double OfFalse, double Intercept, int Refits = 0, bool Converged = true)
{
    private const double Least = 1e-12;
    private const int MostSteps = 200;

    public double At(double probability)
    {
        var (ofTrue, ofFalse) = Features(probability);
        return LogisticLoss.Probability(OfTrue * ofTrue + OfFalse * ofFalse + Intercept);
    }

    public static BetaFit Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> isTrue, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(probabilities.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(isTrue.Length, probabilities.Length);
        var (all, truths) = (new double[2 * probabilities.Length], new double[probabilities.Length]);
        foreach (var probability in probabilities)
            if (!(probability >= 0 && probability <= 1)) ConfidenceBins.ThrowNoConfidence(probability);
        for (var i = 0; i < truths.Length; i++)
            (all[2 * i], all[2 * i + 1], truths[i]) = (Features(probabilities[i]).OfTrue, Features(probabilities[i]).OfFalse, isTrue[i] ? 1 : 0);
        int[] used = [0, 1];
        for (var refits = 0; ; refits++)
        {
            var search = Search(all, truths, used, cancellation);
            var lowest = Enumerable.Range(0, used.Length).DefaultIfEmpty(-1).MinBy(j => j < 0 ? 0 : search.Point[j]);
            if (lowest < 0 || search.Point[lowest] >= 0) return Fitted(search, used, refits);
            used = [.. used.Where((_, j) => j != lowest)];
        }
    }

    private static BetaFit Fitted(Minimum search, int[] used, int refits)
    {
        var slopes = new double[2];
        for (var j = 0; j < used.Length; j++) slopes[used[j]] = search.Point[j];
        return new BetaFit(slopes[0], slopes[1], search.Point[^1], refits, search.Converged);
    }

    private static Minimum Search(double[] all, double[] truths, int[] used, CancellationToken cancellation)
    {
        var features = new double[used.Length * truths.Length];
        for (var i = 0; i < truths.Length; i++)
            for (var j = 0; j < used.Length; j++) features[i * used.Length + j] = all[2 * i + used[j]];
        // From the curve that changes nothing.
        double[] start = [.. used.Select(_ => 1.0), 0];
        return NewtonSearch.Of(new LogisticLoss(features, truths, used.Length), start, new SearchLimits(MostSteps) { Cancellation = cancellation });
    }

    private static (double OfTrue, double OfFalse) Features(double probability)
    {
        var inside = Math.Clamp(probability, Least, 1 - Least);
        return (Math.Log(inside), -Math.Log(1 - inside));
    }
}
