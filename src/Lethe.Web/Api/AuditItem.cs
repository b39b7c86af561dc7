using Lethe.Storage.Audits;
using Lethe.Web.Parts;

namespace Lethe.Web.Api;

/// <summary>An audit as a list tells it. Names are added to and never changed.</summary>
/// <param name="Verdict">Null until it is finished, and when nothing was judged.</param>
/// <param name="Error">Why it could not be carried out.</param>
/// <param name="TrailRecord">The record of the chain that tells how it ended.</param>
/// <param name="Asker">Who asked for it; null for an audit from before that was noted.</param>
public sealed record AuditItem(
    string Audit, string Name, string State, string? Verdict, string Subject, long Seed, string Device, DateTimeOffset Created,
    DateTimeOffset? Started, DateTimeOffset? Finished, string? Error, bool CancelRequested, long? TrailRecord, AskerItem? Asker)
{
    internal static AuditItem Of(AuditSummary audit) => new(
        audit.Id, audit.Name, Word.Of(audit.State), audit.Verdict is { } verdict ? Word.Of(verdict) : null, audit.SubjectPlugin, audit.Seed,
        audit.Device, audit.CreatedAt, audit.StartedAt, audit.FinishedAt, audit.Error, audit.IsCancelRequested, audit.FinishedRecord, audit.Asker is { } asker ? AskerItem.Of(asker) : null);
}
