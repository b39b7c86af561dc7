using System.Text.Json.Nodes;
using Lethe.Auditing.Documents;
using Lethe.Plugins.Options;

namespace Lethe.Web.Drafts;

/// <summary>An option's value as text in a field and back. What it may be is not judged here: the reader of requests does that.</summary>
internal static class OptionText
{
    public static bool IsLines(OptionField field) => field is { IsList: true, Type: OptionType.Text };

    public static string Of(OptionField field, JsonNode? value) => value switch
    {
        null => "",
        JsonArray list => string.Join(IsLines(field) ? "\n" : ", ", list.Select(One)),
        _ => One(value),
    };

    public static OptionChange Read(OptionField field, string? text)
    {
        text = IsLines(field) ? (text ?? "").Trim('\r', '\n') : (text ?? "").Trim();
        if (text.Length == 0) return new OptionChange(field.Name, null, false);
        if (!field.IsList) return new OptionChange(field.Name, Value(field, text), true);
        var parts = text.Split(IsLines(field) ? '\n' : ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new OptionChange(field.Name, new JsonArray([.. parts.Select(part => Value(field, part))]), true);
    }

    // "null" is how a request says that there is to be none where a default has something.
    private static JsonNode? Value(OptionField field, string text) =>
        field.Type == OptionType.Text && !(field.Nullable && text == "null") ? JsonValue.Create(text) : YamlText.Value(text);

    private static string One(JsonNode? value) => value is JsonValue single ? single.ToString() : value?.ToJsonString() ?? "null";
}
