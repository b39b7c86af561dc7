using System.Security.Cryptography;

namespace Lethe.Auditing.Certificates.Keys;

/// <summary>A private ECDSA key on P-256.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    private SigningKey(ECDsa key)
    {
        _key = key;
        Public = PublicKey.Of(key);
    }

    public PublicKey Public { get; }

    /// <summary>PKCS#8 as PEM: the secret itself.</summary>
    public string Pem => _key.ExportPkcs8PrivateKeyPem();

    /// <summary>Drawn by the operating system.</summary>
    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <exception cref="CertificateException">It is no such key.</exception>
    public static SigningKey Read(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            _ = key.ExportPkcs8PrivateKey();
            return new SigningKey(key);
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException or CertificateException)
        {
            key.Dispose();
            throw new CertificateException("It holds no private ECDSA key on P-256 (PKCS#8, PEM).", fault);
        }
    }

    /// <summary>64 bytes, r and s.</summary>
    public byte[] Sign(ReadOnlySpan<byte> content) => _key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public void Dispose() => _key.Dispose();
}
