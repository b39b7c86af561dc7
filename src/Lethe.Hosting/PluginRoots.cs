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
        string[] places =
        [
            .. installation.Checkout is { } checkout ? [Path.Combine(checkout, "artifacts", "plugins")] : Array.Empty<string>(),
            Path.Combine(installation.Binaries, "plugins"),
            Path.GetFullPath(Path.Combine(installation.Binaries, "..", "..", "..", "plugins")),
        ];
        return Array.Find(places, Directory.Exists) ?? places[0];
    }
}
