using Lethe.Auditing.Results;
using Lethe.Auditing.Running;
using Lethe.Sdk;

namespace Lethe.Cli.Views;

/// <summary>What an audit found as plain lines, one a number.</summary>
internal static class ResultLines
{
    public static void Write(ShownResult result, TextWriter output)
    {
        // Single classes would bury the rest; `audit show` and the exports have them.
        foreach (var subject in result.Subjects)
            foreach (var finding in subject.Findings.Where(finding => !finding.Slice.Contains("class=", StringComparison.Ordinal)))
                output.WriteLine($"{subject.Label}  {Name(finding)}  {Value(finding)}{(finding.N > 0 ? $"  n={finding.N}" : "")}");
        foreach (var gate in result.Gates)
            output.WriteLine($"{AuditJson.WordOf(gate.Verdict)}  {gate.Subject}: {gate.Sentence}");
        foreach (var missing in result.Missing) output.WriteLine($"inconclusive  {missing.Subject}: {missing.Sentence}");
        foreach (var stage in result.Stages.Where(stage => stage.State == UnitPhase.Failed))
            output.WriteLine($"failed  {stage.Name}: {stage.Message}");
        output.WriteLine(Summary(result));
    }

    public static string Name(Finding finding) => finding.Slice.Length == 0 ? finding.Metric : $"{finding.Metric} ({finding.Slice})";

    public static string Value(Finding finding) =>
        finding.Value is null ? finding.Reason : $"{Words.Number(finding.Value)} {Interval(finding)}".TrimEnd();

    /// <summary>Empty where there is none, or where it has no width and says nothing.</summary>
    public static string Interval(Finding finding) =>
        finding is { Low: { } low, High: { } high } && low != high ? $"[{Words.Number(low)}, {Words.Number(high)}]" : "";

    public static string Summary(ShownResult result)
    {
        var reused = result.Stages.Count(stage => stage.IsReused);
        return $"Audit {result.Id}: {result.Word}. {Words.Count(result.Stages.Count, "stage")}, {reused} reused, "
            + $"{Words.Time(result.Stages.Sum(stage => stage.Seconds))} of work.";
    }
}
