using System.Buffers.Text;
using System.Security.Cryptography;
using Lethe.Storage.Access;

namespace Lethe.Storage.Users;

/// <summary>Tokens as they are handed out and kept. 256 drawn bits need no slow hash: there is nothing to guess.</summary>
internal static class TokenText
{
    // So that tools which look for secrets in files know one.
    private const string Prefix = "lethe_";
    private const int Bytes = 32, Length = 49;

    public static string Draw() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <returns>Null when it can be no token.</returns>
    public static string? HashOf(string text) =>
        text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal) ? Hashes.OfText(text) : null;
}
