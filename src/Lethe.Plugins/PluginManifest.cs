using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lethe.Plugins;

/// <summary>The file <c>plugin.json</c> of a plugin folder.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Version">The package's own version.</param>
/// <param name="Sdk">The version of Lethe.Sdk it was built for, <c>major.minor</c>.</param>
/// <param name="Assemblies">Files in the folder that hold plugins.</param>
public sealed record PluginManifest(string Name, string Version, string Sdk, IReadOnlyList<string> Assemblies)
{
    public const string FileName = "plugin.json";

    private const int MostBytes = 64 * 1024;

    private static readonly string[] Keys = ["name", "version", "sdk", "assemblies"];

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <exception cref="PluginLoadException">The file is missing, too large or not a manifest.</exception>
    public static PluginManifest Read(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, FileName));
        if (!file.Exists) throw new PluginLoadException($"There is no {FileName} in it.");
        if (file.Length > MostBytes) throw new PluginLoadException($"{FileName} has {file.Length} bytes; {MostBytes} are allowed.");
        return Of(Parse(File.ReadAllText(file.FullName)));
    }

    private static JsonObject Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict) as JsonObject
                ?? throw new PluginLoadException($"{FileName} must be an object with {string.Join(", ", Keys)}.");
        }
        catch (JsonException failure)
        {
            throw new PluginLoadException($"{FileName} is not JSON: {failure.Message}");
        }
    }

    private static PluginManifest Of(JsonObject map)
    {
        var faults = new List<string>();
        foreach (var (key, _) in map.Where(pair => !Keys.Contains(pair.Key)))
            faults.Add($"there is no key '{key}', only {string.Join(", ", Keys)}");
        var manifest = new PluginManifest(
            Word(map, "name", faults), Word(map, "version", faults), Word(map, "sdk", faults), Files(map["assemblies"], faults));
        return faults.Count == 0 ? manifest : throw new PluginLoadException($"{FileName}: {string.Join("; ", faults)}.");
    }

    private static string Word(JsonObject map, string key, List<string> faults)
    {
        if (TextOf(map[key]) is { } text) return text;
        faults.Add(map.ContainsKey(key) ? $"'{key}' must be text" : $"'{key}' is missing");
        return "";
    }

    private static string[] Files(JsonNode? node, List<string> faults)
    {
        var files = (node as JsonArray)?.Select(TextOf).ToArray() ?? [];
        if (files.Length == 0 || Array.Exists(files, file => file is null)) faults.Add("'assemblies' must be a list of file names");
        else if (files.Distinct().Count() < files.Length) faults.Add("'assemblies' names a file twice");
        return [.. files.OfType<string>()];
    }

    private static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
