using System.Text.RegularExpressions;

namespace Lethe.Storage.Users;

/// <summary>What users can be called: one way of writing for each, so that no two look alike by capitals.</summary>
internal static partial class UserName
{
    /// <returns>The name as it is kept.</returns>
    /// <exception cref="UserException">It cannot be one.</exception>
    public static string Read(string typed) => Tidy(typed) is var name && Form().IsMatch(name)
        ? name
        : throw new UserException("A user's name has up to 64 letters, digits and . _ - @, without accents, and begins with a letter or digit.");

    public static string Tidy(string typed) => typed.Trim().ToLowerInvariant();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._@-]{0,63}\z")]
    private static partial Regex Form();
}
