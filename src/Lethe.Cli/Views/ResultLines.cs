using Lethe.Auditing.Results;
using Lethe.Auditing.Running;
using Lethe.Sdk;

namespace Lethe.Cli.Views;

/// <summary>What an audit found as plain lines, one a number; only the headlines.</summary>
internal static class ResultLines
{
    public static void Write(ShownResult result, Headlines headlines, TextWriter output)
    {
        foreach (var subject in result.Subjects)
            foreach (var finding in subject.Findings.Where(finding => headlines.Has(finding.Metric, finding.Slice)))
                output.WriteLine($"{subject.Label}  {Name(finding)}  {Value(finding)}{(finding.N > 0 ? $"  n={finding.N}" : "")}");
        foreach (var gate in result.Gates)
            output.WriteLine($"{AuditJson.WordOf(gate.Verdict)}  {gate.Subject}: {gate.Sentence}");
        foreach (var missing in result.Missing) output.WriteLine($"inconclusive  {missing.Subject}: {missing.Sentence}");
        foreach (var stage in result.Stages.Where(stage => stage.State == UnitPhase.Failed))
            output.WriteLine($"failed  {stage.Name}: {stage.Message}");
        output.WriteLine(Summary(result, headlines));
    }

    public static string Name(Finding finding) => finding.Slice.Length == 0 ? finding.Metric : $"{finding.Metric} ({finding.Slice})";

    public static string Value(Finding finding) =>
        finding.Value is null ? finding.Reason : $"{Words.Number(finding.Value)} {Interval(finding)}".TrimEnd();

    /// <summary>Empty where there is none, or where it has no width and says nothing.</summary>
    public static string Interval(Finding finding) =>
        finding is { Low: { } low, High: { } high } && low != high ? $"[{Words.Number(low)}, {Words.Number(high)}]" : "";

    public static string Summary(ShownResult result, Headlines headlines)
    {
        var more = result.Subjects.SelectMany(subject => subject.Findings).Count(finding => !headlines.Has(finding.Metric, finding.Slice));
        var reused = result.Stages.Count(stage => stage.IsReused);
        return $"Audit {result.Id}: {result.Word}. {Words.Count(result.Stages.Count, "stage")}, {reused} reused, "
            + $"{Words.Time(result.Stages.Sum(stage => stage.Seconds))} of work."
            + (more > 0 ? $" {Words.Count(more, "more number")}: lethe audit show {result.Id}." : "");
    }
}
