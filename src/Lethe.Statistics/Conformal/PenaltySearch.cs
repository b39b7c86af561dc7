namespace Lethe.Statistics;

/// <summary>Chooses the penalty of regularised adaptive sets on records of its own.</summary>
public static class PenaltySearch
{
    private static readonly double[] ForSize = [.001, .01, .1, .2, .5];
    private static readonly double[] ForStrata = [0, 1e-5, 1e-4, 8e-4, 9e-4, 1e-3, 1.5e-3, 2e-3];

    /// <param name="probabilities">Row by row.</param>
    /// <param name="uniforms">One a record.</param>
    /// <param name="bySize">The smallest sets, or else the least violation of coverage in any stratum of sizes.</param>
    public static AdaptiveScore Of(
        ReadOnlySpan<double> probabilities, long[] labels, ReadOnlySpan<double> uniforms, int classes, double alpha, bool bySize, CancellationToken cancellation = default)
    {
        var freeRanks = FreeRanks(probabilities, labels, classes, alpha);
        var (best, least) = (new AdaptiveScore(bySize ? ForSize[0] : ForStrata[0], freeRanks), double.PositiveInfinity);
        foreach (var penalty in bySize ? ForSize : ForStrata)
        {
            cancellation.ThrowIfCancellationRequested();
            var score = new AdaptiveScore(penalty, freeRanks);
            var sets = Sets(score, probabilities, labels, uniforms, classes, alpha);
            var cost = bySize ? sets.MeanSize : sets.StratumViolation(alpha)!.Value;
            if (cost < least) (best, least) = (score, cost);
        }
        return best;
    }

    // As many ranks as hold the right class of all but alpha of the records.
    private static int FreeRanks(ReadOnlySpan<double> probabilities, long[] labels, int classes, double alpha)
    {
        var (score, ranks) = (new AdaptiveScore(), new double[labels.Length]);
        for (var row = 0; row < labels.Length; row++)
            ranks[row] = score.Rank(probabilities.Slice(row * classes, classes)).IndexOf((int)labels[row]) + 1;
        return (int)Math.Min(ConformalQuantile.Of(ranks, alpha), classes);
    }

    private static PredictionSets Sets(
        AdaptiveScore score, ReadOnlySpan<double> probabilities, long[] labels, ReadOnlySpan<double> uniforms, int classes, double alpha)
    {
        var (all, own) = (new double[probabilities.Length], new double[labels.Length]);
        for (var row = 0; row < labels.Length; row++)
        {
            var scores = all.AsSpan(row * classes, classes);
            score.Fill(probabilities.Slice(row * classes, classes), uniforms[row], scores);
            own[row] = scores[(int)labels[row]];
        }
        var thresholds = new double[classes];
        Array.Fill(thresholds, ConformalQuantile.Of(own, alpha));
        var sets = PredictionSets.For(labels);
        for (var row = 0; row < labels.Length; row++) sets.Fill(row, all.AsSpan(row * classes, classes), thresholds);
        return sets;
    }
}
