using System.Text.Json.Nodes;
using Lethe.Plugins.Options;

namespace Lethe.Web.Drafts;

/// <summary>A plugin as a request names it: its id alone, or a mapping with <c>use</c> and options.</summary>
internal static class UseNode
{
    private const string Use = "use";

    /// <summary>Empty when none is named.</summary>
    public static string Id(JsonNode? node)
    {
        var named = node is JsonObject map ? map[Use] : node;
        return named is JsonValue value && value.TryGetValue<string>(out var id) ? id : "";
    }

    public static bool Has(JsonNode? node, string option) => node is JsonObject map && map.ContainsKey(option);

    public static JsonNode? Option(JsonNode? node, string option) => (node as JsonObject)?[option];

    public static IEnumerable<string> Options(JsonNode? node) => node is JsonObject map ? map.Select(pair => pair.Key).Where(key => key != Use) : [];

    /// <summary>Another plugin with those options that it has as well.</summary>
    /// <returns>Null for no plugin.</returns>
    public static JsonNode? Choose(JsonNode? node, string id, OptionsSchema? schema)
    {
        if (id.Length == 0) return null;
        var chosen = new JsonObject { [Use] = id };
        foreach (var option in Options(node).Where(name => schema?.Find(name) is not null)) chosen[option] = Option(node, option)?.DeepClone();
        return chosen;
    }

    /// <summary>A copy with one option set, or left to its default.</summary>
    public static JsonNode With(JsonNode? node, OptionChange change)
    {
        var map = node is JsonObject given ? given.DeepClone().AsObject() : new JsonObject { [Use] = Id(node) };
        if (change.IsGiven) map[change.Name] = change.Value?.DeepClone();
        else map.Remove(change.Name);
        return map;
    }
}
