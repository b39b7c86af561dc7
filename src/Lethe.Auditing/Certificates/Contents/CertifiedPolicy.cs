namespace Lethe.Auditing.Certificates.Contents;

/// <summary>What the audit was judged by, and how each rule came out.</summary>
/// <param name="Hash">SHA-256 of the policy's text.</param>
/// <param name="Missing">Evidence that no gate brought; any keeps the audit from passing.</param>
public sealed record CertifiedPolicy(string Hash, IReadOnlyList<CertifiedGate> Gates, IReadOnlyList<CertifiedGap> Missing);
