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

    /// <summary>Part of the name of whoever asked, or the whole id of the user, token or schedule.</summary>
    public string? AskedBy { get; init; }

    internal IQueryable<AuditEntity> Apply(LetheContext context)
    {
        IQueryable<AuditEntity> audits = context.Audits;
        if (State is { } state) audits = audits.Where(audit => audit.State == state);
        if (Verdict is { } verdict) audits = audits.Where(audit => audit.Verdict == verdict);
        if (SubjectPlugin is { } plugin) audits = audits.Where(audit => audit.SubjectPlugin == plugin);
        if (!string.IsNullOrEmpty(NameContains))
        {
            var pattern = Pattern(NameContains);
            audits = audits.Where(audit => EF.Functions.Like(audit.Name, pattern, "\\"));
        }
        if (!string.IsNullOrEmpty(AskedBy))
        {
            var (pattern, who) = (Pattern(AskedBy), AskedBy);
            audits = audits.Where(audit => context.Askers.Any(asker => asker.Audit == audit.Id && (EF.Functions.Like(asker.Name!, pattern, "\\") || asker.Who == who)));
        }
        return audits;
    }

    private static string Pattern(string part) => $"%{part.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
