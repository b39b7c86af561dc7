namespace Lethe.Sdk.Testing;

/// <summary>Holds findings against what every reader of them relies on.</summary>
internal static class FindingCheck
{
    public static void Check(Observation seen, IReadOnlyList<Finding> findings, IReadOnlyList<Metric> metrics)
    {
        seen.Expect(findings.Count > 0, Topic.Findings, "It reported nothing; what cannot be computed is reported too, with a reason.");
        var known = metrics.Select(metric => metric.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var finding in findings) Check(seen, finding, known);
        if (findings.GroupBy(finding => (finding.Metric, finding.Slice)).FirstOrDefault(group => group.Count() > 1) is { } twice)
            seen.Fault(Topic.Findings, $"It reported {Name(twice.First())} twice.");
        seen.Found(Topic.Findings, $"{findings.Count} findings of {findings.Select(finding => finding.Metric).Distinct().Count()} declared metrics.");
        seen.Found(Topic.Finite, "All numbers are finite.");
    }

    private static void Check(Observation seen, Finding finding, HashSet<string> known)
    {
        var name = Name(finding);
        seen.Expect(known.Contains(finding.Metric), Topic.Findings, $"It reported {finding.Metric}, which it does not declare.");
        if (finding.Value is not { } value)
        {
            seen.Expect(finding.Reason.Length > 0, Topic.Findings, $"{name} has no value and no reason.");
            return;
        }
        seen.Expect(finding.N > 0, Topic.Findings, $"{name} has a value and rests on {finding.N} records.");
        if (!seen.Expect(double.IsFinite(value), Topic.Finite, $"{name} is {value}; what cannot be computed is null with a reason.")) return;
        seen.Expect((finding.Low is null) == (finding.High is null), Topic.Findings, $"The interval of {name} has only one end.");
        if (finding is not { Low: { } low, High: { } high }) return;
        if (!seen.Expect(!double.IsNaN(low) && !double.IsNaN(high), Topic.Finite, $"The interval of {name} is [{low}, {high}].")) return;
        seen.Expect(low <= value && value <= high, Topic.Findings, $"{name} is {value}, outside its interval [{low}, {high}].");
        seen.Expect(finding.Level is > 0 and < 1, Topic.Findings, $"The interval of {name} has the level {finding.Level}; levels are between 0 and 1.");
        seen.Expect(finding.IntervalBy.Length > 0, Topic.Findings, $"The interval of {name} does not say how it was made.");
    }

    private static string Name(Finding finding) => finding.Slice.Length == 0 ? finding.Metric : $"{finding.Metric} ({finding.Slice})";
}
