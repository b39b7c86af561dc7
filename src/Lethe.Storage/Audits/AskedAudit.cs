using Lethe.Storage.Entities;

namespace Lethe.Storage.Audits;

/// <summary>An audit with who asked for it, as one query reads them.</summary>
internal sealed class AskedAudit
{
    public required AuditEntity Audit { get; init; }

    /// <summary>Null for an audit from before askers were written down.</summary>
    public required AskerEntity? Asker { get; init; }

    // Joined before anything is ordered or cut off: each asker is then looked up in the order of the audits, and nothing is sorted anew.
    public static IQueryable<AskedAudit> Of(LetheContext context, IQueryable<AuditEntity> audits) =>
        from audit in audits
        join row in context.Askers on audit.Id equals row.Audit into rows
        from asker in rows.DefaultIfEmpty()
        select new AskedAudit { Audit = audit, Asker = asker };
}
