using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Certificates.Contents;
using Lethe.Auditing.Certificates.Keys;

namespace Lethe.Auditing.Certificates;

/// <summary>Verifies what a certificate holds by itself, with nothing else at hand.</summary>
public static class CertificateVerifier
{
    private const int MostBytes = 64 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="json">The file as it was issued, byte by byte.</param>
    public static CertificateReport Verify(byte[] json)
    {
        if (json.Length > MostBytes) return CertificateReport.Refused($"A certificate has at most {MostBytes} bytes; this has {json.Length}.");
        try
        {
            var text = Utf8.GetString(json);
            var node = JsonNode.Parse(text, documentOptions: CertificateJson.Strict);
            if (node is not JsonObject { Count: 2 } map || map["certificate"] is not JsonObject content || map["signature"] is not JsonValue value
                || !value.TryGetValue<string>(out var signature))
                return CertificateReport.Refused("This is no certificate: it must be an object of 'certificate' and 'signature'.");
            if ((string?)(content["format"] as JsonValue) is not (Certificate.FormatName or Certificate.FirstFormat))
                return CertificateReport.Refused($"This is no certificate that this version of Lethe knows: its format must be {Certificate.FormatName} or {Certificate.FirstFormat}.");
            var isCanonical = CanonicalJson.Text(node) == text;
            return Verify(content, signature, isCanonical);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            return CertificateReport.Refused($"This is no certificate: {fault.Message}");
        }
    }

    private static CertificateReport Verify(JsonObject content, string signature, bool isCanonical)
    {
        var faults = new List<string>();
        if (!isCanonical) faults.Add("The file is not canonical JSON, so it is not as it was issued: it was changed or written anew.");
        var signed = new SignedCertificate(CertificateJson.Read<Certificate>(content), signature);
        // What the reader passes over would be signed and not shown.
        if (CanonicalJson.Text(CertificateJson.Node(signed.Certificate)) != CanonicalJson.Text(content))
            faults.Add("The certificate says things in another way than this version of Lethe does.");
        faults.AddRange(SignatureFaults(signed.Certificate.Key, CanonicalJson.Bytes(content), signature));
        faults.AddRange(CertificateRules.Faults(signed.Certificate));
        var report = new CertificateReport(signed, [], faults, CertificateRules.Oddities(signed.Certificate));
        return faults.Count > 0 ? report : report.With(shown:
        [
            $"The signature is that of the key {signed.Certificate.Key.Fingerprint} over exactly these bytes.",
            "What the certificate says agrees with itself.",
        ]);
    }

    private static IEnumerable<string> SignatureFaults(CertifiedKey named, byte[] content, string signature)
    {
        if (PublicKey.Read(named.Public) is not { } key) return ["The public key is none: it must be an ECDSA key on P-256."];
        if (key.Fingerprint != named.Fingerprint) return ["The fingerprint is not that of the public key."];
        return HexText.Read(signature) is { } bytes && key.Fits(content, bytes) ? []
            : ["The signature does not fit: something in the certificate was changed, or another key signed it."];
    }
}
