using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Auditing.Results;
using Lethe.Auditing.Running;
using Lethe.Auditing.Verdicts;
using Lethe.Sdk;

namespace Lethe.Cli.Views;

/// <summary>What an audit found, as it is shown: read off the JSON that a run here and a server far away both give.</summary>
internal sealed record ShownResult
{
    public required string Id { get; init; }

    /// <summary>The verdict, or why there is none, as in the JSON.</summary>
    public required string Word { get; init; }

    public required IReadOnlyList<ShownSubject> Subjects { get; init; }

    public required IReadOnlyList<ShownGate> Gates { get; init; }

    /// <summary>Evidence that is not there.</summary>
    public required IReadOnlyList<ShownGate> Missing { get; init; }

    public required IReadOnlyList<ShownStage> Stages { get; init; }

    public bool IsComplete => Stages.All(stage => stage.State == UnitPhase.Done);

    /// <summary>Null when nothing was judged.</summary>
    public Verdict? Verdict { get; init; }

    /// <inheritdoc cref="AuditResult.ExitCode"/>
    public int ExitCode => !IsComplete ? (int)Lethe.Auditing.Verdicts.Verdict.NotRun : Verdict?.ExitCode() ?? 0;

    /// <param name="audit">As <see cref="AuditJson"/> writes it.</param>
    public static ShownResult Of(JsonObject audit) => new()
    {
        Id = Text(audit, "audit"),
        Word = Text(audit, "verdict"),
        Verdict = Enum.GetValues<Verdict>().Cast<Verdict?>().FirstOrDefault(verdict => AuditJson.WordOf(verdict!.Value) == Text(audit, "verdict")),
        Subjects = [.. List(audit, "results").Select(one => new ShownSubject(
            Text(one, "subject"), Choice<SubjectKind>(one, "kind"), (double?)one["seconds"], [.. List(one, "findings").Select(FindingOf)]))],
        Gates = [.. List(audit, "gates").Select(one => new ShownGate(Choice<Verdict>(one, "verdict"), Text(one, "subject"), Text(one, "sentence")))],
        Missing = [.. List(audit, "missingEvidence").Select(one => new ShownGate(Lethe.Auditing.Verdicts.Verdict.Inconclusive, Text(one, "subject"), Text(one, "sentence")))],
        Stages = [.. List(audit, "stages").Select(one => new ShownStage(
            Text(one, "name"), Choice<UnitPhase>(one, "state"), (bool?)one["reused"] ?? false, (double?)one["seconds"] ?? 0, Text(one, "message")))],
    };

    private static Finding FindingOf(JsonObject one) => new()
    {
        Metric = Text(one, "metric"),
        Slice = Text(one, "slice"),
        Value = (double?)one["value"],
        Low = (double?)one["low"],
        High = (double?)one["high"],
        N = (long?)one["n"] ?? 0,
        IntervalBy = Text(one, "intervalBy"),
        Reason = Text(one, "reason"),
    };

    private static IEnumerable<JsonObject> List(JsonObject map, string key) => (map[key] as JsonArray ?? []).OfType<JsonObject>();

    private static string Text(JsonObject map, string key) => (string?)map[key] ?? "";

    private static T Choice<T>(JsonObject map, string key) where T : struct, Enum => Enum.TryParse<T>(Text(map, key).Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value)
        ? value
        : throw new JsonException($"'{Text(map, key)}' is no {key} that this version of Lethe knows.");
}
