using Lethe.Auditing.Verdicts;
using Lethe.Storage.Audits;

namespace Lethe.Storage.Entities;

/// <summary>The long texts come last, so that a scan of what is before them does not have to read them.</summary>
internal sealed class AuditEntity
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public AuditState State { get; set; }

    public Verdict? Verdict { get; set; }

    public required string SubjectPlugin { get; set; }

    public required string CreatedAt { get; set; }

    public string? StartedAt { get; set; }

    public string? FinishedAt { get; set; }

    public long Seed { get; set; }

    public required string Device { get; set; }

    public bool CancelRequested { get; set; }

    /// <summary>Who runs it, as <see cref="Audits.Runner"/> writes itself.</summary>
    public string? Runner { get; set; }

    public string? HeartbeatAt { get; set; }

    /// <summary>The record of the chain that tells how it ended.</summary>
    public long? FinishedRecord { get; set; }

    public string? Error { get; set; }

    public required string RequestFolder { get; set; }

    public required string RequestText { get; set; }

    public string? PolicyText { get; set; }

    /// <summary>Canonical JSON, whose hash is in the chain.</summary>
    public string? ResultJson { get; set; }
}
