using Lethe.Plugins;

namespace Lethe.Cli.Commands.Plugins.Checking;

/// <summary>What is to be checked: one plugin by its id, or all of a folder.</summary>
internal sealed record TrialTarget(PluginCatalog Catalog, PluginPackage Package, IReadOnlyList<PluginDescriptor> Plugins)
{
    /// <summary>Loads what it takes, which runs a stranger's code.</summary>
    /// <exception cref="ArgumentException">There is no plugin of that id.</exception>
    public static TrialTarget Find(string target)
    {
        var roots = PluginRoots.Of(Installation.Find(), Home.Find());
        if (IsFolder(target))
        {
            // Ahead of the others: a new build is checked although an older one is installed.
            var with = PluginCatalog.Load(roots, ahead: target);
            return new TrialTarget(with, with.Packages[0], with.Packages[0].Plugins);
        }
        var catalog = PluginCatalog.Load(roots);
        var plugin = catalog.Find(target) ?? throw PluginShowCommand.Unknown(catalog, target);
        return new TrialTarget(catalog, catalog.Packages.First(package => package.Plugins.Contains(plugin)), [plugin]);
    }

    // The folder with the sources of a plugin is often called like its id; what was built is what has a manifest.
    private static bool IsFolder(string target) =>
        target.Contains(Path.DirectorySeparatorChar) || target is "." or ".." || File.Exists(Path.Combine(target, PluginManifest.FileName));
}
