using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lethe.Web.Tests.Api;

/// <summary>Holds JSON against a schema of an OpenAPI document: the part of JSON Schema that the document uses, and a fault for any other.</summary>
internal sealed class JsonSchemaCheck(JsonNode document)
{
    private static readonly string[] Known =
        ["$ref", "type", "required", "properties", "items", "anyOf", "oneOf", "enum", "additionalProperties", "description", "format", "default", "discriminator", "minimum", "maximum", "pattern", "const", "title"];

    /// <returns>What does not fit, each with where it is.</returns>
    public List<string> Faults(JsonNode? value, JsonNode schema)
    {
        var faults = new List<string>();
        Check(value, schema, "", faults);
        return faults;
    }

    private void Check(JsonNode? value, JsonNode schema, string at, List<string> faults)
    {
        if (schema is JsonValue) return;
        var rules = schema.AsObject();
        faults.AddRange(rules.Select(rule => rule.Key).Where(rule => !Known.Contains(rule) && !rule.StartsWith("x-", StringComparison.Ordinal)).Select(rule => $"{at}: the schema's '{rule}' is not understood here"));
        if (rules["$ref"] is { } reference)
        {
            Check(value, Resolve(document, (string)reference!) ?? throw new InvalidDataException($"{reference} leads nowhere."), at, faults);
            return;
        }
        if (rules["type"] is { } type && !Types(type).Any(name => Is(value, name))) faults.Add($"{at}: {Short(value)} is no {type}");
        if (rules["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value))) faults.Add($"{at}: {Short(value)} is none of {words.ToJsonString()}");
        if ((rules["anyOf"] ?? rules["oneOf"]) is JsonArray choices && !choices.Any(choice => Faults(value, choice!).Count == 0)) faults.Add($"{at}: {Short(value)} is none of the choices");
        if (value is JsonObject whole) CheckObject(whole, rules, at, faults);
        if (value is JsonArray list && rules["items"] is { } items)
            foreach (var (i, item) in list.Index()) Check(item, items, $"{at}[{i}]", faults);
    }

    private void CheckObject(JsonObject whole, JsonObject rules, string at, List<string> faults)
    {
        foreach (var name in rules["required"]?.AsArray().Select(name => (string)name!) ?? [])
            if (!whole.ContainsKey(name)) faults.Add($"{at}: '{name}' is missing");
        var properties = rules["properties"]?.AsObject();
        foreach (var (name, part) in whole)
        {
            if (properties?[name] is { } rule) Check(part, rule, $"{at}.{name}", faults);
            else if (rules["additionalProperties"] is JsonObject others) Check(part, others, $"{at}.{name}", faults);
            // A property that nobody described is as wrong as one that is missing.
            else if (properties is not null && rules["discriminator"] is null && !IsProblem(properties)) faults.Add($"{at}: '{name}' is not described");
        }
    }

    /// <summary>What <c>#/a/b</c> names; null: nothing.</summary>
    public static JsonNode? Resolve(JsonNode document, string reference) => reference.StartsWith("#/", StringComparison.Ordinal)
        ? reference[2..].Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
            .Aggregate((JsonNode?)document, (node, part) => (node as JsonObject)?[part])
        : null;

    public static IEnumerable<string> Types(JsonNode type) => type is JsonArray several ? several.Select(one => (string)one!) : [(string)type!];

    // RFC 9457 lets problems carry more.
    private static bool IsProblem(JsonObject properties) => properties.ContainsKey("detail") && properties.ContainsKey("instance");

    private static bool Is(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue<long>(out _),
        _ => false,
    };

    private static string Short(JsonNode? value) => value?.ToJsonString() is { } text ? text[..Math.Min(80, text.Length)] : "null";
}
