using System.Security.Cryptography;
using System.Text;

namespace Lethe.Auditing.Certificates.Proofs;

/// <summary>
/// A fact about a record, shut in a hash with a salt of its own: HMAC-SHA256 under the salt. Who is given fact and salt
/// can open it; who is given neither cannot tell by guessing.
/// </summary>
public sealed record LeafField
{
    /// <summary>64 hexadecimal digits.</summary>
    public required string Commitment { get; init; }

    /// <summary>What is shut in; null where the proof leaves it shut.</summary>
    public string? Value { get; init; }

    /// <summary>64 hexadecimal digits; null where the proof leaves it shut.</summary>
    public string? Salt { get; init; }

    internal byte[] Bytes => Convert.FromHexString(Commitment);

    /// <summary>Why it is not what it says; null when it is, or when it is shut.</summary>
    internal string? Fault()
    {
        if (!HexText.IsHash(Commitment)) return "its commitment is no hash";
        if (Value is null && Salt is null) return null;
        if (Value is null || !HexText.IsHash(Salt)) return "it is neither open nor shut";
        return HexText.Of(Shut(Convert.FromHexString(Salt!), Value)) == Commitment ? null : "value, salt and commitment do not fit";
    }

    /// <summary>A null that is shut in differs from every text.</summary>
    internal static byte[] Shut(byte[] salt, string? value)
    {
        byte[] content = value is null ? [0] : [1, .. Encoding.UTF8.GetBytes(value)];
        return HMACSHA256.HashData(salt, content);
    }
}
