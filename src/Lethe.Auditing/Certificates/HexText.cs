using System.Security.Cryptography;
using System.Text;

namespace Lethe.Auditing.Certificates;

/// <summary>Hashes as certificates write them: hexadecimal digits in lower case, and in no other way.</summary>
public static class HexText
{
    private const int HashDigits = 2 * SHA256.HashSizeInBytes;

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    public static string HashOf(ReadOnlySpan<byte> bytes) => Of(SHA256.HashData(bytes));

    public static string HashOf(string text) => HashOf(Encoding.UTF8.GetBytes(text));

    public static bool IsHash(string? text) => text is { Length: HashDigits } && IsHex(text);

    /// <summary>Null when it is written in any other way.</summary>
    public static byte[]? Read(string? text) => text is not null && text.Length % 2 == 0 && IsHex(text) ? Convert.FromHexString(text) : null;

    private static bool IsHex(string text) => text.All(digit => char.IsAsciiHexDigit(digit) && !char.IsAsciiLetterUpper(digit));
}
