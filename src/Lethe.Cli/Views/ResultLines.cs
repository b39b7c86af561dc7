using Lethe.Auditing.Results;
using Lethe.Auditing.Running;
using Lethe.Sdk;

namespace Lethe.Cli.Views;

/// <summary>What an audit found as plain lines, one a number.</summary>
internal static class ResultLines
{
    public static void Write(AuditResult result, TextWriter output)
    {
        foreach (var subject in result.Subjects)
            foreach (var finding in subject.Findings)
                output.WriteLine($"{subject.Label}  {Name(finding)}  {Value(finding)}{(finding.N > 0 ? $"  n={finding.N}" : "")}");
        foreach (var gate in result.Policy?.Results ?? [])
            output.WriteLine($"{AuditJson.WordOf(gate.Verdict)}  {gate.Subject}: {gate.Sentence}");
        foreach (var stage in result.Stages.Where(stage => stage.State == UnitPhase.Failed))
            output.WriteLine($"failed  {stage.Stage.Name}: {stage.Message}");
        output.WriteLine(Summary(result));
    }

    public static string Name(Finding finding) => finding.Slice.Length == 0 ? finding.Metric : $"{finding.Metric} ({finding.Slice})";

    public static string Value(Finding finding) => finding switch
    {
        { Value: null } => finding.Reason,
        { Low: { } low, High: { } high } => $"{Words.Number(finding.Value)} [{Words.Number(low)}, {Words.Number(high)}]",
        _ => Words.Number(finding.Value),
    };

    public static string Summary(AuditResult result)
    {
        var reused = result.Stages.Count(stage => stage.Reused);
        return $"Audit {result.Id}: {AuditJson.WordOf(result)}. {Words.Count(result.Stages.Count, "stage")}, {reused} reused, "
            + $"{Words.Time(result.Stages.Sum(stage => stage.Seconds))} of work.";
    }
}
