using System.Security.Cryptography;
using Lethe.Auditing.Certificates.Contents;

namespace Lethe.Auditing.Certificates.Keys;

/// <summary>A public ECDSA key on P-256, as SubjectPublicKeyInfo in hexadecimal digits.</summary>
public sealed record PublicKey
{
    private const string P256 = "1.2.840.10045.3.1.7";
    private const int SignatureBytes = 64;

    // What comes before the point's coordinates in every key on P-256. Other bytes there name other kinds of keys, some
    // of which the system's library does not even refuse in an orderly way.
    private const string Head = "3059301306072a8648ce3d020106082a8648ce3d03010703420004";
    private const int Digits = 182;

    private PublicKey(string text) => Text = text;

    public string Text { get; }

    /// <summary>SHA-256 of the key: short enough to compare by eye.</summary>
    public string Fingerprint => HexText.HashOf(Convert.FromHexString(Text));

    public CertifiedKey Certified => new(Fingerprint, Text);

    /// <summary>Null when it is no such key, or is written in another way than this.</summary>
    public static PublicKey? Read(string text)
    {
        if (text.Length != Digits || !text.StartsWith(Head, StringComparison.Ordinal) || HexText.Read(text) is not { } bytes) return null;
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(bytes, out _);
            return new PublicKey(text);
        }
        catch (CryptographicException)
        {
            // The point is not on the curve.
            return null;
        }
    }

    public bool Fits(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureBytes) return false;
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromHexString(Text), out _);
        return key.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    internal static PublicKey Of(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve.Oid?.Value == P256
        ? new PublicKey(HexText.Of(key.ExportSubjectPublicKeyInfo()))
        : throw new CertificateException("The key is not on P-256.");
}
