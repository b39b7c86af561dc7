using System.Text.Json.Nodes;
using Lethe.Plugins;
using Lethe.Sdk;
using Lethe.Web.Parts;

namespace Lethe.Web.Api;

/// <summary>A plugin's reference.</summary>
/// <param name="Options">The JSON schema of its options.</param>
public sealed record PluginWhole(PluginItem Plugin, string Paper, IReadOnlyList<string> Needs, bool Seeded, IReadOnlyList<Metric> Metrics, JsonObject Options)
{
    internal static PluginWhole Of(PluginDescriptor plugin) => new(
        PluginItem.Of(plugin), plugin.Paper,
        [.. Enum.GetValues<Needs>().Where(need => need != Sdk.Needs.None && plugin.Needs.HasFlag(need)).Select(need => Word.Of(need))],
        plugin.IsSeeded, plugin.Metrics, plugin.Options.ToJsonSchema());
}
