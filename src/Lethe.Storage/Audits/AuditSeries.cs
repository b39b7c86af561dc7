namespace Lethe.Storage.Audits;

/// <summary>The audits of one name: the same thing audited again and again.</summary>
/// <param name="Count">All there are.</param>
/// <param name="Latest">The last of them, newest first; never empty.</param>
public sealed record AuditSeries(string Name, int Count, IReadOnlyList<AuditSummary> Latest)
{
    /// <summary>Null when none of the latest has.</summary>
    public AuditSummary? LastFinished => Latest.FirstOrDefault(audit => audit.State == AuditState.Finished);
}
