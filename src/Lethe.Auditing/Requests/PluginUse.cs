using System.Text.Json.Nodes;
using Lethe.Plugins;
using Lethe.Sdk;

namespace Lethe.Auditing.Requests;

/// <summary>A plugin as a request uses it.</summary>
/// <param name="Label">The id, or <c>id#2</c> for the second use of the same one: how results are named.</param>
/// <param name="Given">The options as written.</param>
/// <param name="Bound">The plugin with its options, and the plugins these refer to.</param>
public sealed record PluginUse(string Label, JsonObject Given, BoundPlugin Bound)
{
    public PluginDescriptor Plugin => Bound.Plugin;

    /// <summary>The bound options record; null when the plugin takes none.</summary>
    public object? Options => Bound.Options;

    /// <summary>Whether its result depends on the request's seed.</summary>
    public bool IsSeeded => Bound.IsSeeded;

    /// <summary>What it needs with these options.</summary>
    public Needs Needs => Bound.Needs;
}
