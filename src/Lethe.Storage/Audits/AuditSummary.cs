using System.Linq.Expressions;
using Lethe.Auditing.Verdicts;
using Lethe.Storage.Access;

namespace Lethe.Storage.Audits;

/// <summary>An audit as a list shows it.</summary>
public sealed record AuditSummary
{
    internal static readonly Expression<Func<AskedAudit, AuditSummary>> FromRow = row => new AuditSummary
    {
        Id = row.Audit.Id,
        Name = row.Audit.Name,
        State = row.Audit.State,
        Verdict = row.Audit.Verdict,
        SubjectPlugin = row.Audit.SubjectPlugin,
        Seed = row.Audit.Seed,
        Device = row.Audit.Device,
        Asker = row.Asker == null ? null : new Asker(row.Asker.Kind, row.Asker.Who, row.Asker.Name),
        CreatedAt = UtcText.Time(row.Audit.CreatedAt),
        StartedAt = UtcText.TimeOrNull(row.Audit.StartedAt),
        FinishedAt = UtcText.TimeOrNull(row.Audit.FinishedAt),
        Error = row.Audit.Error,
        IsCancelRequested = row.Audit.CancelRequested,
        Runner = Runner.Read(row.Audit.Runner),
        HeartbeatAt = UtcText.TimeOrNull(row.Audit.HeartbeatAt),
        FinishedRecord = row.Audit.FinishedRecord,
    };

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required AuditState State { get; init; }

    /// <summary>Null until it is finished, and when nothing was judged.</summary>
    public Verdict? Verdict { get; init; }

    public required string SubjectPlugin { get; init; }

    public required long Seed { get; init; }

    public required string Device { get; init; }

    /// <summary>Null for an audit from before askers were written down.</summary>
    public Asker? Asker { get; init; }

    /// <summary>Who asked for it, in words.</summary>
    public string AskedBy => Asker?.Text ?? "not recorded: it is from before that was noted";

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
