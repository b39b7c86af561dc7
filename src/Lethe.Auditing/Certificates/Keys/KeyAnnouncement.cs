using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Certificates.Contents;

namespace Lethe.Auditing.Certificates.Keys;

/// <summary>Says which key signs from now on; the chain holds it. The key before it signs that this one follows.</summary>
public sealed record KeyAnnouncement
{
    public const string RecordKind = "key.announced";

    private const string FormatName = "lethe.key/1";

    public required string Format { get; init; }

    public required CertifiedKey Key { get; init; }

    /// <summary>The fingerprint of the key before it; null for the first.</summary>
    public required string? Previous { get; init; }

    /// <summary>By the key before it, over all the rest; null for the first, and when that key was lost.</summary>
    public required string? Signature { get; init; }

    public static KeyAnnouncement First(PublicKey key) => new() { Format = FormatName, Key = key.Certified, Previous = null, Signature = null };

    public static KeyAnnouncement Next(PublicKey key, SigningKey previous)
    {
        var unsigned = AfterLoss(key, previous.Public.Fingerprint);
        return unsigned with { Signature = HexText.Of(previous.Sign(unsigned.Signed())) };
    }

    /// <summary>The key before it is gone and can sign nothing any more.</summary>
    public static KeyAnnouncement AfterLoss(PublicKey key, string previous) => First(key) with { Previous = previous };

    public JsonNode ToJson() => CertificateJson.Node(this);

    /// <summary>Null when it is none.</summary>
    public static KeyAnnouncement? Read(JsonNode? content)
    {
        try
        {
            return CertificateJson.Read<KeyAnnouncement>(content) is { Format: FormatName } one && PublicKey.Read(one.Key.Public)?.Certified == one.Key ? one : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public bool IsSignedBy(CertifiedKey previous) =>
        HexText.Read(Signature) is { } signature && PublicKey.Read(previous.Public) is { } key && key.Fits(Signed(), signature);

    private byte[] Signed() => CanonicalJson.Bytes((this with { Signature = null }).ToJson());
}
