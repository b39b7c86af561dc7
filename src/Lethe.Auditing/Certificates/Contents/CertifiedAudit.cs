using System.Text.Json.Serialization;

namespace Lethe.Auditing.Certificates.Contents;

/// <summary>Which audit it was.</summary>
/// <param name="Device">Device class and threads: what results may depend on in the last bits.</param>
/// <param name="Asker">Null, and left out, for an audit from before that was noted, and in the first format: its bytes stay those that were signed.</param>
public sealed record CertifiedAudit(
    string Id, string Name, long Seed, string Device, DateTimeOffset Created, DateTimeOffset Finished,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CertifiedAsker? Asker = null);
