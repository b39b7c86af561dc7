namespace Lethe.Statistics;

/// <summary>
/// The interval of a gap of shares on few records, where a bootstrap is too sure of itself: records that all came out
/// alike come out alike in every draw.
/// </summary>
public static class ExactGap
{
    /// <summary>A part with fewer records than this is few.</summary>
    public const int Few = 20;

    /// <summary>
    /// From counts: the exact interval of the model's share and that of the oracles' answers taken together, each at half
    /// the error, one against the other. It covers at least at its level where an oracle's answers are independent.
    /// </summary>
    /// <param name="model">How many of the records the model has right.</param>
    /// <param name="oracles">The same of each oracle.</param>
    public static Interval Of(long model, IReadOnlyList<long> oracles, long records, double level = OracleGap.EquivalenceLevel)
    {
        ArgumentOutOfRangeException.ThrowIfZero(oracles.Count);
        var each = (1 + level) / 2;
        var own = Proportion.Exact(model, records, each);
        var others = Proportion.Exact(oracles.Sum(), records * oracles.Count, each);
        return new Interval(own.Low - others.High, own.High - others.Low, level, "Clopper-Pearson of both sides, Bonferroni");
    }
}
