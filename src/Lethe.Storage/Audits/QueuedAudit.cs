namespace Lethe.Storage.Audits;

/// <summary>What became of an audit that was sent under a key.</summary>
/// <param name="IsNew">False: the key was known, and so is the audit.</param>
public sealed record QueuedAudit(string Id, bool IsNew);
