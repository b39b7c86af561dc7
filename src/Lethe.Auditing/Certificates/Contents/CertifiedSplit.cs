namespace Lethe.Auditing.Certificates.Contents;

/// <summary>A part of the data.</summary>
/// <param name="Fingerprint">SHA-256 over the ids, labels, owners and inputs of its records.</param>
public sealed record CertifiedSplit(string Name, long Count, string Fingerprint);
