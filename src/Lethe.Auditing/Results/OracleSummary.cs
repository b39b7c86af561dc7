using Lethe.Sdk;
using Lethe.Statistics;

namespace Lethe.Auditing.Results;

/// <summary>
/// The oracles' findings as one: for each number the mean over the oracles, and the interval in which one more oracle
/// would lie. That is the spread an unlearned model is to be compared with.
/// </summary>
internal static class OracleSummary
{
    private const double Level = 0.95;

    /// <param name="oracles">The same evaluator on each oracle.</param>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<IReadOnlyList<Finding>> oracles) => [.. oracles
        .SelectMany(findings => findings).GroupBy(finding => (finding.Metric, finding.Slice)).Select(group => Of([.. group]))];

    private static Finding Of(Finding[] group)
    {
        var first = group[0];
        if (group.FirstOrDefault(finding => finding.Value is null) is { } missing) return missing;
        var values = Array.ConvertAll(group, finding => finding.Value!.Value);
        var mean = Mean.Of(values);
        var summary = new Finding
        {
            Metric = first.Metric,
            Slice = first.Slice,
            Value = mean,
            N = first.N,
            Level = Level,
            IntervalBy = values.Length == 1 ? "one oracle: no interval" : $"prediction interval over {values.Length} oracles",
        };
        if (values.Length == 1) return summary;
        var reach = StudentT.Quantile((1 + Level) / 2, values.Length - 1) * Mean.Deviation(values) * Math.Sqrt(1 + 1.0 / values.Length);
        return summary with { Low = mean - reach, High = mean + reach };
    }
}
