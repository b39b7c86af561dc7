using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lethe.Sdk;

namespace Lethe.Storage.Findings;

/// <summary>Exhibits as they are stored: JSON that names its kind, with NaN and the infinities as words.</summary>
internal static class ExhibitJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private static readonly Dictionary<Type, string> Kinds = typeof(Exhibit).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(kind => kind.DerivedType, kind => (string)kind.TypeDiscriminator!);

    public static string Kind(Exhibit exhibit) => Kinds[exhibit.GetType()];

    public static string Write(Exhibit exhibit) => JsonSerializer.Serialize(exhibit, Options);

    public static Exhibit Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Exhibit>(json, Options) ?? throw new JsonException("It is null.");
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException)
        {
            throw new StorageException($"An exhibit in the database is damaged ({failure.Message.TrimEnd('.')}); put a backup in its place.", failure);
        }
    }
}
