using System.Text.Json.Nodes;
using Lethe.Auditing.Verdicts;
using Lethe.Storage.Findings;

namespace Lethe.Storage.Audits;

/// <summary>How an audit ended, with all that it found; written at once or not at all.</summary>
public sealed record AuditOutcome
{
    /// <summary>Finished, failed or cancelled.</summary>
    public required AuditState State { get; init; }

    /// <summary>Null when nothing was judged.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>The whole result, whose hash goes into the chain; null when there is none.</summary>
    public JsonNode? Result { get; init; }

    public IReadOnlyList<FindingEntry> Findings { get; init; } = [];

    public IReadOnlyList<ExhibitEntry> Exhibits { get; init; } = [];

    public IReadOnlyList<GateEntry> Gates { get; init; } = [];

    public IReadOnlyList<ModelEntry> Models { get; init; } = [];
}
