using Lethe.Sdk;
using Lethe.Statistics;

namespace Lethe.Auditing.Results;

/// <summary>
/// The oracles' findings as one: for each number the mean over the oracles and the range they span. That is the spread an
/// unlearned model is to be compared with. A range, and no interval from a distribution: it is never beyond what a metric
/// can be, and one more oracle lies in it with a probability that is known whatever the distribution.
/// </summary>
internal static class OracleSummary
{
    /// <param name="oracles">The same evaluator on each oracle.</param>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<IReadOnlyList<Finding>> oracles) => [.. oracles
        .SelectMany(findings => findings).GroupBy(finding => (finding.Metric, finding.Slice)).Select(group => Of([.. group]))];

    // Oracles' gaps to each other add up to nothing; what is left over is the rounding of the sum.
    private static double WithoutRounding(double[] values)
    {
        const double Rounding = 1e-13;
        var mean = Mean.Of(values);
        return Math.Abs(mean) < Rounding * values.Max(Math.Abs) ? 0 : mean;
    }

    private static Finding Of(Finding[] group)
    {
        var first = group[0];
        if (group.FirstOrDefault(finding => finding.Value is null) is { } missing) return missing;
        var values = Array.ConvertAll(group, finding => finding.Value!.Value);
        var summary = new Finding { Metric = first.Metric, Slice = first.Slice, Value = WithoutRounding(values), N = first.N };
        if (values.Length == 1) return summary with { IntervalBy = "one oracle: no range" };
        return summary with
        {
            Low = values.Min(),
            High = values.Max(),
            Level = (values.Length - 1.0) / (values.Length + 1),
            IntervalBy = $"range of {values.Length} oracles",
        };
    }
}
