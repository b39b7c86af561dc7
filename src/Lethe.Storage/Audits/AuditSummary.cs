using System.Linq.Expressions;
using Lethe.Auditing.Verdicts;
using Lethe.Storage.Access;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Audits;

/// <summary>An audit as a list shows it.</summary>
public sealed record AuditSummary
{
    internal static readonly Expression<Func<AuditEntity, AuditSummary>> FromRow = row => new AuditSummary
    {
        Id = row.Id,
        Name = row.Name,
        State = row.State,
        Verdict = row.Verdict,
        SubjectPlugin = row.SubjectPlugin,
        Seed = row.Seed,
        Device = row.Device,
        CreatedAt = UtcText.Time(row.CreatedAt),
        StartedAt = UtcText.TimeOrNull(row.StartedAt),
        FinishedAt = UtcText.TimeOrNull(row.FinishedAt),
        Error = row.Error,
        IsCancelRequested = row.CancelRequested,
        Runner = Runner.Read(row.Runner),
        HeartbeatAt = UtcText.TimeOrNull(row.HeartbeatAt),
        FinishedRecord = row.FinishedRecord,
    };

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required AuditState State { get; init; }

    /// <summary>Null until it is finished, and when nothing was judged.</summary>
    public Verdict? Verdict { get; init; }

    public required string SubjectPlugin { get; init; }

    public required long Seed { get; init; }

    public required string Device { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    public bool IsCancelRequested { get; init; }

    /// <summary>The process that runs it, or ran it last.</summary>
    public Runner? Runner { get; init; }

    /// <summary>When that process last said that it lives.</summary>
    public DateTimeOffset? HeartbeatAt { get; init; }

    /// <summary>The sequence of the chain's record that tells how it ended.</summary>
    public long? FinishedRecord { get; init; }
}
