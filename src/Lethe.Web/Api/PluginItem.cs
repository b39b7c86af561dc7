using Lethe.Plugins;

namespace Lethe.Web.Api;

/// <summary>A plugin as a list tells it.</summary>
public sealed record PluginItem(string Id, string Name, string Kind, string Version, string Summary)
{
    internal static PluginItem Of(PluginDescriptor plugin) => new(plugin.Id, plugin.Name, plugin.Kind.Prefix, plugin.Version, plugin.Summary);
}
