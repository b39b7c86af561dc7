using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Sdk;

namespace Lethe.Plugins.Options;

/// <summary>Turns what an options record holds into what a request would say: the way back of <see cref="OptionValue"/>.</summary>
internal static class OptionJson
{
    public static JsonNode? Of(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int whole => JsonValue.Create(whole),
        long whole => JsonValue.Create(whole),
        double number => JsonValue.Create(number),
        Enum choice => JsonValue.Create(NameOf(choice)),
        PluginReference reference => Of(reference),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Of)]),
        _ => throw new ArgumentException($"A request cannot write a {value.GetType().Name}.", nameof(value)),
    };

    public static string NameOf(Enum choice) => JsonNamingPolicy.KebabCaseLower.ConvertName(choice.ToString());

    private static JsonNode Of(PluginReference reference)
    {
        if (reference.Options is not { Count: > 0 } options) return JsonValue.Create(reference.Use);
        var map = new JsonObject { ["use"] = reference.Use };
        foreach (var (name, value) in options) map[name] = value?.DeepClone();
        return map;
    }
}
