namespace Lethe.Plugins;

/// <summary>A plugin folder as it was found: usable or not, and why.</summary>
public sealed record PluginPackage(
    string Folder, PluginManifest? Manifest, PluginStatus Status, string Reason, IReadOnlyList<PluginDescriptor> Plugins)
{
    public string Name => Manifest?.Name ?? Path.GetFileName(Folder);
}
