namespace Lethe.Evaluation.OracleGaps;

/// <summary>The average gap and the tug of war, each with what oracles score.</summary>
internal static class AverageFindings
{
    private const string NoOther = "There is only one oracle and no other to compare it with.";

    /// <param name="fewest">Records of the smallest part.</param>
    public static IEnumerable<Finding> Of(AverageGap average, int fewest)
    {
        yield return Number(GapMetrics.Average, average.Value, average.Interval, average.Records, fewest);
        yield return double.IsNaN(average.NoiseFloor)
            ? Finding.NotComputed(GapMetrics.NoiseFloor, NoOther, GapMetrics.AverageSlice)
            : new Finding { Metric = GapMetrics.NoiseFloor, Value = average.NoiseFloor, N = average.Records, Slice = GapMetrics.AverageSlice };
    }

    public static IEnumerable<Finding> Of(TugOfWar tug, int fewest)
    {
        yield return Number(GapMetrics.TugOfWar, tug.Value, tug.Interval, tug.Records, fewest);
        yield return double.IsNaN(tug.Lowest)
            ? Finding.NotComputed(GapMetrics.TugOfWar, NoOther, GapMetrics.OfOracles)
            : new Finding { Metric = GapMetrics.TugOfWar, Value = tug.Lowest, N = tug.Records, Slice = GapMetrics.OfOracles };
    }

    private static Finding Number(string metric, double value, Interval? drawn, long records, int fewest)
    {
        var reason = drawn is null ? PartGap.NoSeedInterval
            : fewest < ExactGap.Few ? $"No interval: a part has only {fewest} records, too few to draw from."
            : "";
        var interval = reason.Length == 0 ? drawn : null;
        // Draws of an absolute value lie higher than the value itself, and may all do so.
        return new Finding
        {
            Metric = metric,
            Value = value,
            Low = interval is { } low ? Math.Min(low.Low, value) : null,
            High = interval is { } high ? Math.Max(high.High, value) : null,
            Level = OracleGap.EquivalenceLevel,
            IntervalBy = interval?.By ?? "",
            N = records,
            Reason = reason,
        };
    }
}
