using System.Text.Encodings.Web;
using System.Text.Json;
using Lethe.Cli.Health;

namespace Lethe.Cli.Commands;

internal static class DoctorJson
{
    // Paths and messages are read by people too; the output is no part of a web page.
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(IReadOnlyList<CheckResult> results, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("lethe", ProductVersion.Text);
            json.WriteBoolean("complete", DoctorLines.Missing(results) == 0);
            json.WriteStartArray("checks");
            foreach (var result in results)
                Write(result, json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void Write(CheckResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Id);
        json.WriteString("status", DoctorLines.Word(result.Status));
        json.WriteString("detail", result.Detail);
        json.WriteString("remedy", result.Remedy);
        json.WriteStartObject("facts");
        foreach (var (name, value) in result.Facts)
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
