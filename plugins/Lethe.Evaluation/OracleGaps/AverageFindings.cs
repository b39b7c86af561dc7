namespace Lethe.Evaluation.OracleGaps;

/// <summary>The average gap and its noise floor.</summary>
internal static class AverageFindings
{
    /// <param name="fewest">Records of the smallest part.</param>
    public static IEnumerable<Finding> Of(AverageGap average, int fewest)
    {
        var reason = average.Interval is null ? PartGap.NoSeedInterval
            : fewest < ExactGap.Few ? $"No interval: a part has only {fewest} records, too few to draw from."
            : "";
        var interval = reason.Length == 0 ? average.Interval : null;
        yield return new Finding
        {
            Metric = GapMetrics.Average,
            Value = average.Value,
            Low = interval?.Low,
            High = interval?.High,
            Level = OracleGap.EquivalenceLevel,
            IntervalBy = interval?.By ?? "",
            N = average.Records,
            Reason = reason,
        };
        yield return double.IsNaN(average.NoiseFloor)
            ? Finding.NotComputed(GapMetrics.NoiseFloor, "There is only one oracle and no other to compare it with.", GapMetrics.AverageSlice)
            : new Finding { Metric = GapMetrics.NoiseFloor, Value = average.NoiseFloor, N = average.Records, Slice = GapMetrics.AverageSlice };
    }
}
