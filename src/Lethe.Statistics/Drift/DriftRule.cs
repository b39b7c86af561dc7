namespace Lethe.Statistics;

/// <summary>When a move counts as drift: one audit that stands out may be chance, two running to the same side are not.</summary>
public static class DriftRule
{
    /// <summary>The level of each of several intervals that keeps the chance of any false one at that of a single one (Bonferroni).</summary>
    public static double LevelOfEach(double level, int count) => 1 - (1 - level) / Math.Max(1, count);

    /// <param name="before">The move of the audit before; null: it could not be told.</param>
    /// <param name="now">The move of this audit.</param>
    public static bool IsRaised(Interval? before, Interval? now) => Side(before) is var side and not 0 && side == Side(now);

    // 1: above zero as a whole, -1: below, 0: neither, or not known.
    private static int Side(Interval? interval) => interval switch { { Low: > 0 } => 1, { High: < 0 } => -1, _ => 0 };
}
