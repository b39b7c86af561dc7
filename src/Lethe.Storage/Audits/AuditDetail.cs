using Lethe.Storage.Findings;

namespace Lethe.Storage.Audits;

/// <summary>An audit with its parts, all as of one moment. Findings and the exhibits' data are read on their own.</summary>
public sealed record AuditDetail
{
    public required AuditSummary Audit { get; init; }

    public required string RequestText { get; init; }

    public required string RequestFolder { get; init; }

    public string? PolicyText { get; init; }

    public required IReadOnlyList<StageEntry> Stages { get; init; }

    public required IReadOnlyList<GateEntry> Gates { get; init; }

    public required IReadOnlyList<ExhibitHeader> Exhibits { get; init; }

    public required IReadOnlyList<ModelEntry> Models { get; init; }

    public required int FindingCount { get; init; }
}
