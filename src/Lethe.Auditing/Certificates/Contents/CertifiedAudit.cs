namespace Lethe.Auditing.Certificates.Contents;

/// <summary>Which audit it was.</summary>
/// <param name="Device">Device class and threads: what results may depend on in the last bits.</param>
public sealed record CertifiedAudit(string Id, string Name, long Seed, string Device, DateTimeOffset Created, DateTimeOffset Finished);
