namespace Lethe.Storage.Audits;

/// <summary>A part of a list.</summary>
/// <param name="Next">To ask for the page after this one; null when this is the last.</param>
public sealed record AuditPage(IReadOnlyList<AuditSummary> Audits, string? Next);
