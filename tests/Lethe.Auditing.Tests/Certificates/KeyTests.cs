using System.Security.Cryptography;
using System.Text;
using Lethe.Auditing.Certificates;
using Lethe.Auditing.Certificates.Keys;

namespace Lethe.Auditing.Tests.Certificates;

public sealed class KeyTests
{
    // RFC 6979, A.2.5: P-256 with SHA-256 over "sample".
    private const string KnownX = "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6";
    private const string KnownY = "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";
    private const string KnownSignature = "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";

    [Fact]
    public void Signature_OfTheKnownKey_FitsWhatItSigned()
    {
        var key = PublicKey.Read("3059301306072a8648ce3d020106082a8648ce3d03010703420004" + KnownX + KnownY)!;
        Assert.True(key.Fits("sample"u8, Convert.FromHexString(KnownSignature)));
        Assert.False(key.Fits("simple"u8, Convert.FromHexString(KnownSignature)));
        Assert.False(key.Fits("sample"u8, Convert.FromHexString(KnownSignature).AsSpan(0, 63)));
        Assert.Equal(HexText.HashOf(Convert.FromHexString(key.Text)), key.Fingerprint);
    }

    [Fact]
    public void Key_ReadBackFromPem_SignsAsBefore()
    {
        using var key = SigningKey.Create();
        Assert.StartsWith("-----BEGIN PRIVATE KEY-----", key.Pem, StringComparison.Ordinal);
        using var read = SigningKey.Read(key.Pem);
        Assert.Equal(key.Public, read.Public);
        Assert.True(key.Public.Fits("x"u8, read.Sign("x"u8)));
        Assert.Equal(key.Public, PublicKey.Read(key.Public.Text));
    }

    [Fact]
    public void Key_OfAnotherKind_IsRefused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        using var key = SigningKey.Create();
        using var known = ECDsa.Create();
        known.ImportFromPem(key.Pem);
        foreach (var pem in new[] { other.ExportPkcs8PrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem(), known.ExportSubjectPublicKeyInfoPem(), "", "x" })
            Assert.Throws<CertificateException>(() => SigningKey.Read(pem));
        Assert.Null(PublicKey.Read(HexText.Of(other.ExportSubjectPublicKeyInfo())));
        Assert.Null(PublicKey.Read(HexText.Of(rsa.ExportSubjectPublicKeyInfo())));
        Assert.Null(PublicKey.Read(key.Public.Text + "00"));
        Assert.Null(PublicKey.Read(key.Public.Text.ToUpperInvariant()));
        Assert.Null(PublicKey.Read("zz"));
        // A point that is not on the curve, and a curve that no library knows.
        Assert.Null(PublicKey.Read(key.Public.Text[..^128] + new string('1', 128)));
        Assert.Null(PublicKey.Read(key.Public.Text.Replace("2a8648ce3d030107", "2a8649ce3d030107", StringComparison.Ordinal)));
    }

    [Fact]
    public void Announcement_OfTheNextKey_IsSignedByTheOneBefore()
    {
        using var first = SigningKey.Create();
        using var second = SigningKey.Create();
        using var third = SigningKey.Create();
        var next = KeyAnnouncement.Read(KeyAnnouncement.Next(second.Public, first).ToJson())!;
        Assert.Equal((first.Public.Fingerprint, second.Public.Certified), (next.Previous, next.Key));
        Assert.True(next.IsSignedBy(first.Public.Certified));
        Assert.False(next.IsSignedBy(third.Public.Certified));
        Assert.False((next with { Key = third.Public.Certified }).IsSignedBy(first.Public.Certified));
        Assert.False((next with { Previous = third.Public.Fingerprint }).IsSignedBy(first.Public.Certified));
        Assert.False(KeyAnnouncement.AfterLoss(second.Public, first.Public.Fingerprint).IsSignedBy(first.Public.Certified));
    }

    [Fact]
    public void Announcement_ThatNamesNoKey_IsNone()
    {
        using var key = SigningKey.Create();
        var json = KeyAnnouncement.First(key.Public).ToJson();
        Assert.NotNull(KeyAnnouncement.Read(json));
        json["key"]!["fingerprint"] = HexText.HashOf(Encoding.UTF8.GetBytes("x"));
        Assert.Null(KeyAnnouncement.Read(json));
        Assert.Null(KeyAnnouncement.Read(null));
    }
}
