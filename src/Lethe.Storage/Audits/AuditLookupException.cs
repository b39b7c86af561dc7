namespace Lethe.Storage.Audits;

/// <summary>An audit was named in a way that fits none, or more than one.</summary>
public sealed class AuditLookupException(string message) : Exception(message);
