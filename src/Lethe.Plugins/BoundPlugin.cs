namespace Lethe.Plugins;

/// <summary>A plugin with options that were found sound.</summary>
/// <param name="Options">The options record; null when the plugin takes none.</param>
public sealed record BoundPlugin(PluginDescriptor Plugin, object? Options);
