using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Plugins;
using Lethe.Sdk;
using Lethe.Web.Api;

namespace Lethe.Cli.Commands.Plugins;

/// <summary>Plugins for other programs.</summary>
internal static class PluginJson
{
    public static JsonSerializerOptions Readable { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject List(PluginCatalog catalog, IEnumerable<PluginDescriptor> plugins, IEnumerable<PluginPackage> broken) => new()
    {
        ["plugins"] = new JsonArray([.. plugins.Select(plugin => (JsonNode?)Summary(catalog, plugin))]),
        ["unusable"] = new JsonArray([.. broken.Select(package => (JsonNode?)new JsonObject
        {
            ["folder"] = package.Folder,
            ["status"] = package.Status.ToString().ToLowerInvariant(),
            ["reason"] = package.Reason,
        })]),
    };

    /// <summary>Those of a server, which does not say in which folders they are.</summary>
    public static JsonObject List(IEnumerable<PluginItem> plugins) => new()
    {
        ["plugins"] = new JsonArray([.. plugins.Select(plugin => (JsonNode?)new JsonObject
        {
            ["id"] = plugin.Id,
            ["name"] = plugin.Name,
            ["kind"] = plugin.Kind,
            ["version"] = plugin.Version,
        })]),
    };

    /// <summary>Everything on the reference page, with the schema of the options.</summary>
    public static JsonObject Page(PluginCatalog catalog, PluginDescriptor plugin)
    {
        var page = Summary(catalog, plugin);
        page["summary"] = plugin.Summary;
        page["paper"] = plugin.Paper;
        page["needs"] = new JsonArray([.. Enum.GetValues<Needs>().Where(need => need != Needs.None && plugin.Needs.HasFlag(need)).Select(need => (JsonNode?)CamelCase($"{need}"))]);
        page["seeded"] = plugin.IsSeeded;
        page["metrics"] = new JsonArray([.. plugin.Metrics.Select(metric => (JsonNode?)new JsonObject
        {
            ["id"] = metric.Id,
            ["name"] = metric.Name,
            ["direction"] = CamelCase($"{metric.Direction}"),
            ["definition"] = metric.Definition,
            ["unit"] = metric.Unit,
        })]);
        page["options"] = plugin.Options.ToJsonSchema();
        return page;
    }

    private static JsonObject Summary(PluginCatalog catalog, PluginDescriptor plugin) => new()
    {
        ["id"] = plugin.Id,
        ["name"] = plugin.Name,
        ["kind"] = plugin.Kind.Prefix,
        ["version"] = plugin.Version,
        ["folder"] = catalog.FolderOf(plugin),
    };

    private static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
