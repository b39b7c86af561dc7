using System.Text;

namespace Lethe.Storage.Audits;

/// <summary>
/// Ids that people can read out and type: ten characters in Crockford's base 32, the first six the seconds since
/// 2020, the others drawn. So ids sort by time, to the second.
/// </summary>
public static class AuditIds
{
    internal const int Draws = 1 << (DrawnLength * BitsEach);

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int TimeLength = 6, DrawnLength = 4, BitsEach = 5, Length = TimeLength + DrawnLength;

    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="StorageException">The clock is before 2020 or after 2053, so no id can tell the time.</exception>
    internal static string Make(DateTimeOffset time, int drawn)
    {
        var seconds = (long)Math.Floor((time - Start).TotalSeconds);
        if (seconds is < 0 or >= 1L << (TimeLength * BitsEach))
            throw new StorageException($"This machine's clock says {time:yyyy-MM-dd}, which cannot be; set it right and try again.");
        return Digits(seconds, TimeLength) + Digits(drawn, DrawnLength);
    }

    /// <summary>What somebody typed as it would be written: lower case, O for 0, I and L for 1, no hyphens or spaces.</summary>
    /// <returns>Null when it can be no id and no beginning of one.</returns>
    public static string? Tidy(string typed)
    {
        var text = new StringBuilder();
        foreach (var character in typed)
        {
            var digit = char.ToLowerInvariant(character) switch { 'o' => '0', 'i' or 'l' => '1', var other => other };
            if (digit is '-' or ' ') continue;
            if (!Alphabet.Contains(digit)) return null;
            text.Append(digit);
        }
        return text.Length is > 0 and <= Length ? text.ToString() : null;
    }

    private static string Digits(long number, int length) => string.Create(length, number, (digits, rest) =>
    {
        for (var i = digits.Length - 1; i >= 0; i--, rest >>= BitsEach) digits[i] = Alphabet[(int)(rest & (Alphabet.Length - 1))];
    });
}
