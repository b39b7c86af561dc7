using System.Security.Cryptography;
using System.Text;

namespace Lethe.Storage.Access;

/// <summary>SHA-256 as it is written down: 64 hexadecimal digits in lower case.</summary>
internal static class Hashes
{
    public static string OfText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
