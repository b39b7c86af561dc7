using System.Text.Json.Nodes;

namespace Lethe.Sdk;

/// <summary>A plugin named by an option: its id alone, or with options of its own.</summary>
/// <param name="Use">The plugin's id.</param>
/// <param name="Options">Its options by their camelCase names; null: all defaults.</param>
public sealed record PluginReference(string Use, JsonObject? Options = null)
{
    public static implicit operator PluginReference(string id) => new(id);

    public static PluginReference FromString(string id) => new(id);
}
