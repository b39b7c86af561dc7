namespace Lethe.Storage.Audits;

/// <summary>What an audit was asked to do; it never changes.</summary>
public sealed record AuditTexts(string Id, string RequestText, string RequestFolder);
