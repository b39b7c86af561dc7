using Lethe.Plugins;

namespace Lethe.Hosting;

/// <summary>Where plugin folders are looked for. The built-in ones come first: nobody can take their ids.</summary>
public static class PluginRoots
{
    public static IReadOnlyList<string> Of(Installation installation, Home home)
    {
        var builtIn = installation.Checkout is { } checkout
            ? Path.Combine(checkout, "artifacts", "plugins")
            : Path.Combine(installation.Binaries, "plugins");
        var extra = Environment.GetEnvironmentVariable("LETHE_PLUGINS") ?? "";
        return [builtIn, home.Plugins, .. extra.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)];
    }

    public static PluginCatalog Load(Installation installation, Home home) => PluginCatalog.Load(Of(installation, home));
}
