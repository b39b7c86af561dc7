using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lethe.Auditing.Artifacts;

namespace Lethe.Auditing.Running.Units;

/// <summary>JSON files inside artifacts.</summary>
internal static class JsonFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void Write<T>(string folder, string name, T content)
    {
        using var stream = File.Create(Path.Combine(folder, name));
        JsonSerializer.Serialize(stream, content, Options);
    }

    public static T Read<T>(Artifact artifact, string name)
    {
        using var stream = File.OpenRead(artifact.PathOf(name));
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new JsonException($"{name} is empty.");
    }
}
