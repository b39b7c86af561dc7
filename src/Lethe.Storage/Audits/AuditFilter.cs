using Lethe.Auditing.Verdicts;
using Lethe.Storage.Entities;
using Microsoft.EntityFrameworkCore;

namespace Lethe.Storage.Audits;

/// <summary>Which audits; what is null does not matter.</summary>
public sealed record AuditFilter
{
    public static readonly AuditFilter All = new();

    public AuditState? State { get; init; }

    public Verdict? Verdict { get; init; }

    /// <summary>Part of the name; A to Z match in either case.</summary>
    public string? NameContains { get; init; }

    public string? SubjectPlugin { get; init; }

    internal IQueryable<AuditEntity> Apply(IQueryable<AuditEntity> audits)
    {
        if (State is { } state) audits = audits.Where(audit => audit.State == state);
        if (Verdict is { } verdict) audits = audits.Where(audit => audit.Verdict == verdict);
        if (SubjectPlugin is { } plugin) audits = audits.Where(audit => audit.SubjectPlugin == plugin);
        if (!string.IsNullOrEmpty(NameContains))
        {
            var pattern = $"%{NameContains.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            audits = audits.Where(audit => EF.Functions.Like(audit.Name, pattern, "\\"));
        }
        return audits;
    }
}
