using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Auditing.Running;
using Lethe.Auditing.Verdicts;
using Lethe.Sdk;

namespace Lethe.Auditing.Results;

/// <summary>An audit as JSON for other programs. The names are an interface: they are added to and never changed.</summary>
public static class AuditJson
{
    public static JsonObject Of(AuditResult result) => new()
    {
        ["audit"] = result.Id,
        ["name"] = result.Plan.Request.Name,
        ["verdict"] = WordOf(result),
        ["seed"] = result.Plan.Request.Seed,
        ["device"] = result.Plan.Device.Class,
        ["results"] = new JsonArray([.. result.Subjects.Select(Of)]),
        ["policy"] = result.Policy?.Policy.Name,
        ["gates"] = Gates(result.Policy),
        ["missingEvidence"] = Missing(result.Policy),
        ["stages"] = new JsonArray([.. result.Stages.Select(Of)]),
    };

    /// <summary>What a policy says, under the names that an audit's JSON has for it.</summary>
    public static JsonObject Of(PolicyOutcome outcome) => new()
    {
        ["verdict"] = WordOf(outcome.Verdict),
        ["policy"] = outcome.Policy.Name,
        ["gates"] = Gates(outcome),
        ["missingEvidence"] = Missing(outcome),
    };

    /// <summary>The verdict, or why there is none: <c>not-judged</c> without a policy, <c>could-not-run</c> when stages are missing.</summary>
    public static string WordOf(AuditResult result) => result switch
    {
        { IsCancelled: true } => "cancelled",
        { IsComplete: false } => "could-not-run",
        { Policy: null } => "not-judged",
        _ => WordOf(result.Verdict),
    };

    public static string WordOf(Verdict verdict) => Word(verdict);

    internal static JsonArray Gates(PolicyOutcome? outcome) => new([.. (outcome?.Results ?? []).Select(Of)]);

    internal static JsonArray Missing(PolicyOutcome? outcome) => new([.. (outcome?.Missing ?? []).Select(missing => (JsonNode?)new JsonObject
    {
        ["subject"] = missing.Subject,
        ["kind"] = Word(missing.Kind),
        ["sentence"] = missing.Sentence,
    })]);

    private static JsonObject Of(MeasuredSubject subject) => new()
    {
        ["subject"] = subject.Label,
        ["kind"] = Word(subject.Kind),
        ["seconds"] = subject.Model?.Seconds,
        ["findings"] = new JsonArray([.. subject.Measurements.SelectMany(one => one.Findings.Select(finding => (JsonNode?)Of(one.Evaluator, finding)))]),
    };

    private static JsonObject Of(string evaluator, Finding finding) => new()
    {
        ["metric"] = finding.Metric,
        ["value"] = finding.Value,
        ["low"] = Finite(finding.Low),
        ["high"] = Finite(finding.High),
        ["n"] = finding.N,
        ["slice"] = finding.Slice,
        ["level"] = finding.Level,
        ["intervalBy"] = finding.IntervalBy,
        ["evaluator"] = evaluator,
        ["reason"] = finding.Reason,
    };

    private static JsonObject Of(GateResult gate) => new()
    {
        ["subject"] = gate.Subject,
        ["metric"] = gate.Gate.Metric,
        ["slice"] = gate.Finding?.Slice ?? gate.Gate.Slice ?? "",
        ["limit"] = gate.Gate.Rule.Words,
        ["verdict"] = Word(gate.Verdict),
        ["value"] = gate.Finding?.Value,
        ["sentence"] = gate.Sentence,
        ["reason"] = gate.Gate.Reason,
    };

    private static JsonObject Of(StageReport report) => new()
    {
        ["name"] = report.Stage.Name,
        ["state"] = Word(report.State),
        ["reused"] = report.Reused,
        ["seconds"] = Math.Round(report.Seconds, 3),
        ["message"] = report.Message,
    };

    private static double? Finite(double? number) => number is { } value && double.IsFinite(value) ? value : null;

    private static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName($"{value}");
}
