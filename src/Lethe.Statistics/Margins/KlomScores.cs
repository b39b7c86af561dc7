namespace Lethe.Statistics;

/// <summary>KLoM of many records: the numbers of each, and what follows from them for all.</summary>
public static class KlomScores
{
    /// <summary>How often the models are split into halves for the floor.</summary>
    public const int Splits = 20;

    public delegate double Measure(ReadOnlySpan<double> unlearned, ReadOnlySpan<double> oracles);

    /// <param name="unlearned">One array a model, one margin a record.</param>
    /// <param name="oracles">The same records.</param>
    /// <returns>One number a record.</returns>
    public static double[] Of(IReadOnlyList<double[]> unlearned, IReadOnlyList<double[]> oracles, Measure measure)
    {
        var records = oracles[0].Length;
        var (own, others) = (new double[unlearned.Count], new double[oracles.Count]);
        var scores = new double[records];
        for (var record = 0; record < records; record++)
        {
            for (var i = 0; i < own.Length; i++) own[i] = unlearned[i][record];
            for (var i = 0; i < others.Length; i++) others[i] = oracles[i][record];
            scores[record] = measure(own, others);
        }
        return scores;
    }

    /// <summary>
    /// What oracles score against oracles and unlearned models against oracles, both at half the number of models: the
    /// number that KLoM has without any difference falls with the number of models, so only halves compare with halves.
    /// </summary>
    /// <param name="summary">Makes one number of those of all records, such as their mean.</param>
    public static (double Floor, double Own) AtHalf(
        IReadOnlyList<double[]> unlearned, IReadOnlyList<double[]> oracles, Measure measure, Func<double[], double> summary,
        RandomStream random, CancellationToken cancellation = default)
    {
        var half = Math.Min(oracles.Count / 2, unlearned.Count);
        ArgumentOutOfRangeException.ThrowIfZero(half);
        double floor = 0, own = 0;
        for (var split = 0; split < Splits; split++)
        {
            cancellation.ThrowIfCancellationRequested();
            var order = random.Permutation(oracles.Count);
            double[][] first = [.. order[..half].Select(i => oracles[i])], second = [.. order[half..(2 * half)].Select(i => oracles[i])];
            double[][] mine = [.. random.Permutation(unlearned.Count)[..half].Select(i => unlearned[i])];
            floor += summary(Of(first, second, measure)) / Splits;
            own += summary(Of(mine, second, measure)) / Splits;
        }
        return (floor, own);
    }

    /// <summary>
    /// The probability of a mean at least as large if unlearned models and oracles were of one law, by dealing the models
    /// out anew; exact at any number of models.
    /// </summary>
    public static double PermutationP(
        IReadOnlyList<double[]> unlearned, IReadOnlyList<double[]> oracles, Measure measure, RandomStream random, int draws = 200,
        CancellationToken cancellation = default)
    {
        var observed = Mean.Of(Of(unlearned, oracles, measure));
        double[][] pool = [.. unlearned, .. oracles];
        var least = 1;
        for (var draw = 0; draw < draws; draw++)
        {
            cancellation.ThrowIfCancellationRequested();
            random.Shuffle(pool.AsSpan());
            // A hair of slack: the same models in another order sum to almost the same.
            if (Mean.Of(Of(pool[..unlearned.Count], pool[unlearned.Count..], measure)) >= observed - 1e-12) least++;
        }
        return (double)least / (draws + 1);
    }
}
