using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Lethe.Plugins.Options;

/// <summary>Writes the JSON schema of a plugin's options.</summary>
internal static class OptionJsonSchema
{
    public static JsonObject Of(OptionsSchema schema)
    {
        var result = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(schema.Fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Of(field)))),
        };
        var required = schema.Fields.Where(field => field.Required).Select(field => (JsonNode?)field.Name).ToArray();
        if (required.Length > 0) result["required"] = new JsonArray(required);
        return result;
    }

    private static JsonObject Of(OptionField field)
    {
        var result = field.IsList ? List(field) : One(field, field.Nullable);
        if (field.Description.Length > 0) result["description"] = field.Description;
        if (!field.Required) result["default"] = OptionJson.Of(field.Default);
        return result;
    }

    // The binder takes one value alone for a list of one.
    private static JsonObject List(OptionField field)
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = One(field, false) };
        if (field.Property.GetCustomAttribute<MinLengthAttribute>() is { } least) list["minItems"] = least.Length;
        if (field.Property.GetCustomAttribute<MaxLengthAttribute>() is { } most) list["maxItems"] = most.Length;
        var choices = new JsonArray(list, One(field, false));
        if (field.Nullable) choices.Add(new JsonObject { ["type"] = "null" });
        return new JsonObject { ["anyOf"] = choices };
    }

    private static JsonObject One(OptionField field, bool nullable)
    {
        if (field.Type == OptionType.Plugin) return Plugin(nullable);
        var type = field.Type switch
        {
            OptionType.Integer => "integer",
            OptionType.Number => "number",
            OptionType.Boolean => "boolean",
            _ => "string",
        };
        var result = new JsonObject { ["type"] = nullable ? new JsonArray(type, "null") : type };
        if (field.Choices.Count > 0) result["enum"] = Choices(field, nullable);
        if (field.Range is { } range) Limit(result, range);
        return result;
    }

    private static JsonArray Choices(OptionField field, bool nullable)
    {
        var isText = field.Type is OptionType.Text or OptionType.Choice;
        var choices = new JsonArray([.. field.Choices.Select(choice => isText ? JsonValue.Create(choice) : JsonNode.Parse(choice))]);
        if (nullable) choices.Add(null);
        return choices;
    }

    private static void Limit(JsonObject result, OptionRange range)
    {
        if (double.IsFinite(range.Low)) result[range.OpenLow ? "exclusiveMinimum" : "minimum"] = range.Low;
        if (double.IsFinite(range.High)) result[range.OpenHigh ? "exclusiveMaximum" : "maximum"] = range.High;
    }

    private static JsonObject Plugin(bool nullable)
    {
        var withOptions = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["use"] = new JsonObject { ["type"] = "string" } },
            ["required"] = new JsonArray("use"),
        };
        var choices = new JsonArray(new JsonObject { ["type"] = "string" }, withOptions);
        if (nullable) choices.Add(new JsonObject { ["type"] = "null" });
        return new JsonObject { ["anyOf"] = choices };
    }
}
