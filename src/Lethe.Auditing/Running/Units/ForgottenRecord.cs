namespace Lethe.Auditing.Running.Units;

/// <summary>A record of the forget set, as the store keeps it for the audits that use it.</summary>
/// <param name="Owner">Null where none is known.</param>
/// <param name="Fingerprint">SHA-256 over id, label, owner and input.</param>
public sealed record ForgottenRecord(string Id, string? Owner, string Fingerprint);
