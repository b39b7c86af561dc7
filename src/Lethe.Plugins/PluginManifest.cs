using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lethe.Plugins;

/// <summary>The file <c>plugin.json</c> of a plugin folder.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Version">The package's own version.</param>
/// <param name="Sdk">The version of Lethe.Sdk it was built for, <c>major.minor</c>.</param>
/// <param name="Assemblies">Files in the folder that hold plugins.</param>
public sealed record PluginManifest(
    [property: JsonRequired] string Name,
    [property: JsonRequired] string Version,
    [property: JsonRequired] string Sdk,
    [property: JsonRequired] IReadOnlyList<string> Assemblies)
{
    public const string FileName = "plugin.json";

    private const int MostBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        MaxDepth = 8,
    };

    /// <exception cref="PluginLoadException">The file is missing, too large or not a manifest.</exception>
    public static PluginManifest Read(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, FileName));
        if (!file.Exists) throw new PluginLoadException($"There is no {FileName} in it.");
        if (file.Length > MostBytes) throw new PluginLoadException($"{FileName} has {file.Length} bytes; {MostBytes} are allowed.");
        try
        {
            var manifest = JsonSerializer.Deserialize<PluginManifest>(File.ReadAllText(file.FullName), Options)
                ?? throw new PluginLoadException($"{FileName} is empty.");
            if (manifest.Assemblies.Count == 0) throw new PluginLoadException($"{FileName} names no assembly.");
            return manifest;
        }
        catch (JsonException failure)
        {
            throw new PluginLoadException($"{FileName} is not a manifest: {failure.Message}");
        }
    }
}
