namespace Lethe.Web.Api;

/// <summary>A part of the list of audits.</summary>
/// <param name="Next">To be sent as <c>after</c> for the part that follows; null when this is the last.</param>
public sealed record AuditList(IReadOnlyList<AuditItem> Audits, string? Next);
