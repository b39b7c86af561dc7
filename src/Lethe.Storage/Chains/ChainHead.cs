using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Lethe.Storage.Chains;

/// <summary>
/// Where a chain ends. Kept somewhere else, it proves later that nothing before it was changed or left out.
/// </summary>
/// <param name="Sequence">0 for a chain without records.</param>
/// <param name="Hash">64 hexadecimal digits in lower case.</param>
public sealed record ChainHead(long Sequence, string Hash)
{
    private const int Digits = 64;

    /// <summary>As <see cref="TryParse"/> reads it: <c>12:3f0a...</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");

    public static bool TryParse(string text, [NotNullWhen(true)] out ChainHead? head)
    {
        var parts = text.Trim().Split(':');
        head = parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && parts[1].Length == Digits && parts[1].All(char.IsAsciiHexDigit)
            ? new ChainHead(sequence, parts[1].ToLowerInvariant())
            : null;
        return head is not null;
    }
}
