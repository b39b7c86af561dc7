using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lethe.Auditing.Documents;

/// <summary>Writes values as YAML such that reading them again gives the same values, laid out as people write requests.</summary>
public static partial class YamlText
{
    private const int Widest = 110, Step = 2;

    /// <summary>A block of keys; what is short stands on one line, as in <c>{ use: forget.random, fraction: 0.1 }</c>.</summary>
    public static string Of(JsonObject map)
    {
        var text = new StringBuilder();
        Block(map, 0, text);
        return text.ToString();
    }

    /// <summary>What a word without quotes means: a number, true, false, nothing, or text.</summary>
    public static JsonNode? Value(string word) => SourceText.Value(word);

    private static void Block(JsonObject map, int indent, StringBuilder text)
    {
        foreach (var (key, value) in map)
        {
            text.Append(' ', indent).Append(Text(key)).Append(':');
            var line = Flow(value);
            var isLong = line.Length + key.Length + indent > Widest;
            if (value is JsonObject { Count: > 0 } inner && isLong) Block(inner, indent + Step, text.Append('\n'));
            else if (value is JsonArray { Count: > 0 } list && (isLong || list.Any(one => one is JsonObject))) List(list, indent + Step, text.Append('\n'));
            else text.Append(' ').Append(line).Append('\n');
        }
    }

    private static void List(JsonArray list, int indent, StringBuilder text)
    {
        foreach (var entry in list)
        {
            text.Append(' ', indent).Append("- ");
            var line = Flow(entry);
            if (entry is not JsonObject { Count: > 0 } map || line.Length + indent + Step <= Widest)
            {
                text.Append(line).Append('\n');
                continue;
            }
            // The first key stands beside the dash.
            var block = new StringBuilder();
            Block(map, indent + Step, block);
            text.Append(block, indent + Step, block.Length - indent - Step);
        }
    }

    private static string Flow(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject { Count: 0 } => "{}",
        JsonObject map => $"{{ {string.Join(", ", map.Select(pair => $"{Text(pair.Key)}: {Flow(pair.Value)}"))} }}",
        JsonArray list => $"[{string.Join(", ", list.Select(Flow))}]",
        JsonValue text when text.TryGetValue<string>(out var words) => Text(words),
        _ => value.ToJsonString(),
    };

    private static string Text(string text) =>
        PlainPattern().IsMatch(text) && SourceText.Value(text) is JsonValue value && value.TryGetValue<string>(out _) ? text : Quoted(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            if (letter is '"' or '\\') quoted.Append('\\').Append(letter);
            else if (char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF') quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
            else quoted.Append(letter);
        }
        return quoted.Append('"').ToString();
    }

    // Letters that mean something to YAML nowhere within a word.
    [GeneratedRegex("^[A-Za-z0-9_./]([A-Za-z0-9_./ -]*[A-Za-z0-9_./-])?\\z")]
    private static partial Regex PlainPattern();
}
