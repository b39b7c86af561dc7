namespace Lethe.Auditing.Certificates.Contents;

/// <summary>What was to be forgotten, as a number that names no record.</summary>
/// <param name="Selector">What chose the records. Its options are left out: they may name people.</param>
/// <param name="Root">The root of the Merkle tree over one salted hash a record, sorted.</param>
public sealed record CertifiedForgetSet(CertifiedPlugin Selector, long Count, string Root);
