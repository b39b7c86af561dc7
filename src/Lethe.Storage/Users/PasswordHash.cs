using System.Globalization;
using System.Security.Cryptography;

namespace Lethe.Storage.Users;

/// <summary>
/// Passwords as they are kept: PBKDF2 with HMAC-SHA-512 and a salt of each one's own. The number of rounds stands with
/// the hash, so that it can be raised.
/// </summary>
internal static class PasswordHash
{
    /// <summary>About a tenth of a second on a machine of today.</summary>
    public const int UsualRounds = 210_000;

    private const string Scheme = "pbkdf2-sha512";
    private const int SaltBytes = 16, HashBytes = 32, MostRounds = 10_000_000;
    private const int Shortest = 10, Longest = 200;

    /// <exception cref="UserException">It is too short or too long.</exception>
    public static string Make(string password, int rounds)
    {
        if (password.Length is < Shortest or > Longest) throw new UserException($"A password has {Shortest} to {Longest} characters; this one has {password.Length}.");
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return string.Create(CultureInfo.InvariantCulture, $"{Scheme}${rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(Derive(password, salt, rounds))}");
    }

    /// <exception cref="StorageException">What is stored is no hash.</exception>
    public static bool Fits(string password, string stored)
    {
        // No password that is longer was ever taken, and nobody gets to have megabytes hashed.
        if (password.Length > Longest) return false;
        if (stored.Split('$') is not [Scheme, var count, var salt, var hash]
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) || rounds is < 1 or > MostRounds)
            throw new StorageException("A password in the database is damaged; set it anew with `lethe user password NAME`.");
        return CryptographicOperations.FixedTimeEquals(Derive(password, Convert.FromBase64String(salt), rounds), Convert.FromBase64String(hash));
    }

    private static byte[] Derive(string password, byte[] salt, int rounds) => Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA512, HashBytes);
}
