using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Certificates.Contents;
using Lethe.Auditing.Certificates.Keys;

namespace Lethe.Auditing.Certificates;

/// <summary>A certificate with the signature over its canonical bytes.</summary>
/// <param name="Signature">r and s in hexadecimal digits.</param>
public sealed record SignedCertificate(Certificate Certificate, string Signature)
{
    /// <summary>What is signed.</summary>
    public byte[] Content => CanonicalJson.Bytes(CertificateJson.Node(Certificate));

    /// <summary>What the chain and proofs call the certificate: SHA-256 of what is signed.</summary>
    public string Hash => HexText.HashOf(Content);

    public static SignedCertificate Sign(Certificate certificate, SigningKey key)
    {
        if (certificate.Key != key.Public.Certified) throw new ArgumentException("The certificate names another key.", nameof(key));
        var unsigned = new SignedCertificate(certificate, "");
        return unsigned with { Signature = HexText.Of(key.Sign(unsigned.Content)) };
    }

    /// <summary>The file: canonical JSON, so that equal certificates are equal byte by byte.</summary>
    public byte[] ToBytes() => CanonicalJson.Bytes(new JsonObject
    {
        ["certificate"] = CertificateJson.Node(Certificate),
        ["signature"] = Signature,
    });
}
