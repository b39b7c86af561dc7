using System.Text.Json;

namespace Lethe.Auditing.Running.Workers.Protocol;

/// <summary>What a worker says.</summary>
internal abstract record WorkerEvent
{
    // Together below the limit of a line, with room for names and numbers.
    private const int LongText = 10 * 1024, MediumText = 4 * 1024, ShortText = 1024, LogText = 15 * 1024;

    private static readonly JsonWriterOptions Compact = new() { Encoder = WireText.Encoder };

    private WorkerEvent()
    {
    }

    internal sealed record Started : WorkerEvent;

    internal sealed record Progress(long Done, long Total, string What) : WorkerEvent;

    internal sealed record Log(string Line) : WorkerEvent;

    internal sealed record Finished(double Seconds) : WorkerEvent;

    internal sealed record Failed(string Message, string Type, string Details) : WorkerEvent;

    internal sealed record Cancelled : WorkerEvent;

    /// <summary>A line with its end, never longer than <see cref="WireText.LineLimit"/>: texts are cut to fit.</summary>
    public byte[] ToLine()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Compact))
        {
            json.WriteStartObject();
            Write(json);
            json.WriteEndObject();
        }
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>Null for anything that is not an event, whatever it is.</summary>
    public static WorkerEvent? Read(ReadOnlyMemory<byte> line) => WireText.ReadObject(line, Read);

    private void Write(Utf8JsonWriter json)
    {
        switch (this)
        {
            case Started:
                json.WriteString("event", "started");
                break;
            case Progress progress:
                json.WriteString("event", "progress");
                json.WriteNumber("done", progress.Done);
                json.WriteNumber("total", progress.Total);
                json.WriteString("what", WireText.Cut(progress.What, ShortText));
                break;
            case Log log:
                json.WriteString("event", "log");
                json.WriteString("line", WireText.Cut(log.Line, LogText));
                break;
            case Finished finished:
                json.WriteString("event", "finished");
                json.WriteNumber("seconds", finished.Seconds);
                break;
            case Failed failed:
                json.WriteString("event", "failed");
                json.WriteString("message", WireText.Cut(failed.Message, MediumText));
                json.WriteString("type", WireText.Cut(failed.Type, ShortText));
                json.WriteString("details", WireText.Cut(failed.Details, LongText));
                break;
            default:
                json.WriteString("event", "cancelled");
                break;
        }
    }

    private static WorkerEvent? Read(JsonElement json) => WireText.Text(json, "event") switch
    {
        "started" => new Started(),
        "progress" when Whole(json, "done") is { } done && Whole(json, "total") is { } total && WireText.Text(json, "what") is { } what =>
            new Progress(done, total, what),
        "log" when WireText.Text(json, "line") is { } line => new Log(line),
        "finished" when Number(json, "seconds") is { } seconds => new Finished(seconds),
        "failed" when WireText.Text(json, "message") is { } message && WireText.Text(json, "type") is { } type =>
            new Failed(message, type, WireText.Text(json, "details") ?? ""),
        "cancelled" => new Cancelled(),
        _ => null,
    };

    private static long? Whole(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    private static double? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
            && double.IsFinite(number) ? number : null;
}
