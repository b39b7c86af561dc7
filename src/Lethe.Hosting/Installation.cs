namespace Lethe.Hosting;

/// <summary>Where this program lies, and the checkout it was started from, if any.</summary>
/// <param name="Binaries">The folder of the program and the native libraries copied beside it.</param>
/// <param name="Checkout">The folder of the script <c>lethe</c>; null when the program was started without it.</param>
public sealed record Installation(string Binaries, string? Checkout)
{
    /// <summary>What the script fetched and built; null outside a checkout.</summary>
    public string? Workspace => Checkout is null ? null : Path.Combine(Checkout, ".lethe");

    public static Installation Find()
    {
        var checkout = Environment.GetEnvironmentVariable("LETHE_ROOT");
        return new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory), string.IsNullOrEmpty(checkout) ? null : checkout);
    }
}
