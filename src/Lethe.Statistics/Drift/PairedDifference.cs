namespace Lethe.Statistics;

/// <summary>How far a number moved from a baseline, with the interval of the move.</summary>
public static class PairedDifference
{
    /// <summary>Numbers on the spread between seeds that are needed before it is used.</summary>
    public const int LeastSeeds = 3;

    /// <summary>The mean difference over records that both audits measured, in the same order; Student's interval.</summary>
    /// <returns>Null for fewer than two records.</returns>
    public static Interval? OfRecords(ReadOnlySpan<double> baseline, ReadOnlySpan<double> current, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(current.Length, baseline.Length);
        var moves = new double[current.Length];
        for (var i = 0; i < moves.Length; i++) moves[i] = current[i] - baseline[i];
        return Mean.Student(moves, level) is { } interval ? interval with { By = "Student, paired" } : null;
    }

    /// <summary>
    /// The difference of two findings of which only intervals are known. Their errors are taken as independent: the same
    /// records answer both, so the true interval is rather narrower, and a move is called one too seldom, not too often.
    /// </summary>
    /// <param name="seeds">The same finding under other seeds, from before the move; empty when the seed stays.</param>
    /// <returns>Null when neither intervals nor seeds tell how exact the two are.</returns>
    public static Interval? OfFindings(
        double baseline, Interval? baselineInterval, double current, Interval? currentInterval, ReadOnlySpan<double> seeds, double level = 0.95)
    {
        var move = current - baseline;
        var records = Variance(baselineInterval) + Variance(currentInterval);
        var between = seeds.Length >= LeastSeeds ? 2 * Math.Pow(Mean.Deviation(seeds), 2) : 0;
        var variance = Math.Max(records, between);
        if (!double.IsFinite(move) || !(variance > 0)) return null;
        // A spread from few seeds is itself uncertain; Student's quantile allows for it.
        var quantile = between > records ? StudentT.Quantile(0.5 + level / 2, seeds.Length - 1) : Normal.Quantile(0.5 + level / 2);
        var half = quantile * Math.Sqrt(variance);
        return new Interval(move - half, move + half, level, between > records ? "Student, between seeds" : "normal, difference of intervals");
    }

    private static double Variance(Interval? interval) => interval is { } known && double.IsFinite(known.Width) && known.Level is > 0 and < 1
        ? Math.Pow(known.Width / (2 * Normal.Quantile(0.5 + known.Level / 2)), 2) : 0;
}
