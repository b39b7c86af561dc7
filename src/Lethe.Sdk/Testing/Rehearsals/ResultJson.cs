using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lethe.Sdk.Testing;

/// <summary>Findings and exhibits as an audit stores them.</summary>
internal static class ResultJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Of(Finding finding) => JsonSerializer.Serialize(finding, Options);

    // As the base type: that is what carries the kind.
    public static string Of(Exhibit exhibit) => JsonSerializer.Serialize(exhibit, Options);

    public static Exhibit? Exhibit(string json) => JsonSerializer.Deserialize<Exhibit>(json, Options);
}
