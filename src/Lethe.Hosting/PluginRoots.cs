using Lethe.Plugins;

namespace Lethe.Hosting;

/// <summary>Where plugin folders are looked for. The built-in ones come first: nobody can take their ids.</summary>
public static class PluginRoots
{
    public static IReadOnlyList<string> Of(Installation installation, Home home)
    {
        var extra = Environment.GetEnvironmentVariable("LETHE_PLUGINS") ?? "";
        return [BuiltIn(installation), home.Plugins, .. extra.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)];
    }

    public static PluginCatalog Load(Installation installation, Home home) => PluginCatalog.Load(Of(installation, home));

    // Published, they lie beside the program; built, where all builds of the checkout lie.
    private static string BuiltIn(Installation installation)
    {
        if (installation.Checkout is { } checkout) return Path.Combine(checkout, "artifacts", "plugins");
        var beside = Path.Combine(installation.Binaries, "plugins");
        return Directory.Exists(beside) ? beside : Path.GetFullPath(Path.Combine(installation.Binaries, "..", "..", "..", "plugins"));
    }
}
