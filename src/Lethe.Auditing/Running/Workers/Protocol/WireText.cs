using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lethe.Auditing.Running.Workers.Protocol;

/// <summary>Texts on their way through a line of JSON, from or for a process that is not trusted.</summary>
internal static class WireText
{
    /// <summary>Bytes of a line; what is beyond is thrown away by the reader.</summary>
    public const int LineLimit = 16 * 1024;

    private const string Ellipsis = "…";

    // Lines are read by us, never put into a page: no need to escape what is not ASCII.
    public static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The start of a text, so long that it takes at most so many bytes between quotes.</summary>
    public static string Cut(string text, int bytes)
    {
        // Half a surrogate pair is no text; this makes it a replacement character. It also bounds the work below.
        text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Length > bytes ? text[..(bytes + 1)] : text));
        var size = Size(text);
        if (size <= bytes) return text;
        while (size > bytes - Ellipsis.Length * 3)
        {
            var keep = Math.Min(text.Length - 1, (int)((long)text.Length * (bytes - Ellipsis.Length * 3) / size));
            if (keep > 0 && char.IsHighSurrogate(text[keep - 1])) keep--;
            text = text[..keep];
            size = Size(text);
        }
        return text + Ellipsis;
    }

    /// <summary>Bytes of unknown origin as text that a terminal or a log can take.</summary>
    public static string Printable(ReadOnlyMemory<byte> line) =>
        string.Concat(Encoding.UTF8.GetString(line.Span).Select(character => IsUnprintable(character) ? '\uFFFD' : character));

    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static T? ReadObject<T>(ReadOnlyMemory<byte> line, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object ? read(json.RootElement) : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // No JSON, or a string in it that is no text.
            return null;
        }
    }

    private static int Size(string text) => JsonEncodedText.Encode(text, Encoder).EncodedUtf8Bytes.Length;

    private static bool IsUnprintable(char character) => char.IsControl(character) && character != '\t';
}
