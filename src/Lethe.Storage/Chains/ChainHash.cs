using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;

namespace Lethe.Storage.Chains;

/// <summary>
/// hash_0 = H("lethe" + instance), hash_i = H(hash_(i-1) || H(JSON_i)) with H = SHA-256 and the hashes as 32 bytes.
/// </summary>
internal static class ChainHash
{
    /// <summary>The same for writing and reading, so that nothing is written that cannot be verified.</summary>
    public static readonly JsonDocumentOptions Reading = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public static string First(string instance) => Hex(SHA256.HashData(Encoding.UTF8.GetBytes("lethe" + instance)));

    public static string Next(string previous, string json)
    {
        Span<byte> both = stackalloc byte[2 * SHA256.HashSizeInBytes];
        Convert.FromHexString(previous, both, out _, out _);
        SHA256.HashData(Encoding.UTF8.GetBytes(json), both[SHA256.HashSizeInBytes..]);
        return Hex(SHA256.HashData(both));
    }

    public static string Json(long sequence, string kind, string time, JsonNode? content) => CanonicalJson.Text(new JsonObject
    {
        ["content"] = content?.DeepClone(),
        ["kind"] = kind,
        ["sequence"] = sequence,
        ["time"] = time,
    });

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
