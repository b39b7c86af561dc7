using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Certificates.Contents;

namespace Lethe.Auditing.Certificates.Proofs;

/// <summary>Shows that records are in the forget set of a certificate, and nothing about any other record.</summary>
public sealed record RecordProof
{
    public const string FormatName = "lethe.proof/1";

    private const int MostBytes = 64 << 20;

    public required string Format { get; init; }

    /// <summary>The certificate's hash.</summary>
    public required string Certificate { get; init; }

    public required IReadOnlyList<ProvenRecord> Records { get; init; }

    public byte[] ToBytes() => CanonicalJson.Bytes(CertificateJson.Node(this));

    /// <exception cref="CertificateException">It is no proof.</exception>
    public static RecordProof Read(byte[] bytes)
    {
        if (bytes.Length > MostBytes) throw new CertificateException($"A proof has at most {MostBytes} bytes; this has {bytes.Length}.");
        try
        {
            var proof = CertificateJson.Read<RecordProof>(JsonNode.Parse(Encoding.UTF8.GetString(bytes), documentOptions: CertificateJson.Strict));
            if (proof.Format != FormatName) throw new CertificateException($"This is no proof of this version of Lethe: its format is '{proof.Format}'.");
            return proof;
        }
        catch (JsonException fault)
        {
            throw new CertificateException($"This is no proof: {fault.Message}", fault);
        }
    }

    /// <summary>All that does not fit; empty when every record of it is in the certificate.</summary>
    /// <param name="hash">The certificate's hash, computed from it.</param>
    public IReadOnlyList<string> Faults(Certificate certificate, string hash)
    {
        if (Certificate != hash) return [$"The proof is for the certificate {Certificate}, and this one is {hash}."];
        if (certificate.ForgetSet is not { } forget) return ["The certificate has no forget set, so no record can be in it."];
        if (Records.Count == 0) return ["The proof holds no record."];
        var faults = Records.Select(record => record.Fault(forget.Root, forget.Count) is { } fault ? $"Record {record.Index} of the proof: {fault}." : null).OfType<string>();
        return Records.DistinctBy(record => record.Index).Count() == Records.Count ? [.. faults] : [.. faults, "The proof shows one record more than once."];
    }

    /// <summary>What it shows when it has no fault, a sentence a record.</summary>
    public IEnumerable<string> Sentences(Certificate certificate) => Records.Select(record =>
    {
        var what = (record.Id.Value, record.Owner.Value) switch
        {
            ({ } id, { } owner) => $"Record {id} of owner {owner}",
            ({ } id, null) => $"Record {id}",
            (null, var owner) => $"A record of owner {owner}",
        };
        return $"{what}, with the fingerprint {record.Content.Value ?? "left shut"}, is one of the {certificate.ForgetSet?.Count} records of the forget set.";
    });
}
