namespace Lethe.Auditing.Certificates.Contents;

/// <summary>Where the audit stands on the chain of what happened.</summary>
/// <param name="Instance">Names the database.</param>
/// <param name="Record">The sequence of the record that tells how the audit ended.</param>
/// <param name="Hash">That record's hash.</param>
/// <param name="Head">Where the chain ended when the certificate was issued: what came before can no longer be cut off or changed unseen.</param>
/// <param name="HeadHash">The hash of that record.</param>
public sealed record CertifiedChain(string Instance, long Record, string Hash, long Head, string HeadHash);
