using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lethe.Auditing.Artifacts;

/// <summary>
/// The one way to write a JSON value down, so that equal values have equal bytes and equal hashes: UTF-8, keys in
/// ordinal order, no white space, numbers in their shortest form that reads back the same, and the numbers that JSON
/// lacks as the words "NaN", "Infinity" and "-Infinity".
/// </summary>
public static class CanonicalJson
{
    // Below this every whole double is that whole number and no other.
    private const double LargestExact = 1L << 53;

    /// <exception cref="ArgumentException">A string is no text, or a number is beyond what a double can hold.</exception>
    public static byte[] Bytes(JsonNode? node) => Encoding.UTF8.GetBytes(Text(node));

    /// <inheritdoc cref="Bytes"/>
    public static string Text(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject map:
                Write(text, '{', map.OrderBy(pair => pair.Key, StringComparer.Ordinal), '}', pair =>
                {
                    Quote(text, pair.Key);
                    text.Append(':');
                    Write(text, pair.Value);
                });
                break;
            case JsonArray list:
                Write(text, '[', list, ']', entry => Write(text, entry));
                break;
            default:
                Write(text, (JsonValue)node);
                break;
        }
    }

    private static void Write<T>(StringBuilder text, char open, IEnumerable<T> entries, char close, Action<T> write)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var entry in entries)
        {
            if (!isFirst) text.Append(',');
            isFirst = false;
            write(entry);
        }
        text.Append(close);
    }

    private static void Write(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                // A date or an identifier is a string in JSON alone.
                Quote(text, value.TryGetValue<string>(out var plain) ? plain : JsonSerializer.Deserialize<string>(value.ToJsonString())!);
                break;
            case JsonValueKind.Number:
                text.Append(Number(value));
                break;
            default:
                text.Append(value.ToJsonString());
                break;
        }
    }

    private static string Number(JsonValue value)
    {
        if (value.TryGetValue<double>(out var real) && !double.IsFinite(real) && !value.TryGetValue<JsonElement>(out _)) return Infinite(real);
        if (value.TryGetValue<float>(out var single) && !float.IsFinite(single) && !value.TryGetValue<JsonElement>(out _)) return Infinite(single);
        var written = value.ToJsonString();
        if (BigInteger.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole.ToString(CultureInfo.InvariantCulture);
        var number = double.Parse(written, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number)) throw new ArgumentException($"{written} is beyond what a number can be.");
        return number == Math.Floor(number) && Math.Abs(number) <= LargestExact
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string Infinite(double number) =>
        double.IsNaN(number) ? "\"NaN\"" : number > 0 ? "\"Infinity\"" : "\"-Infinity\"";

    // As few escapes as JSON allows.
    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var character = value[i];
            if (char.IsSurrogate(character))
            {
                if (!char.IsSurrogatePair(value, i)) throw new ArgumentException("A string holds half of a surrogate pair, which UTF-8 cannot say.");
                text.Append(character).Append(value[++i]);
            }
            else if (character is '"' or '\\') text.Append('\\').Append(character);
            else if (character < ' ') text.Append(Escape(character));
            else text.Append(character);
        }
        text.Append('"');
    }

    private static string Escape(char character) => character switch
    {
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => $"\\u{(int)character:x4}",
    };
}
