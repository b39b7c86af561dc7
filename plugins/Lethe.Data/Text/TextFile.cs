using System.Text.Json;
using Lethe.Data.Records;

namespace Lethe.Data.Text;

/// <summary>Reads a file of JSON objects, one a line.</summary>
internal sealed class TextFile(TextOptions options, DataJob job)
{
    private const int LongestLine = 1 << 20;
    private const int LookEvery = 1000;
    private const long MostTokens = 1L << 30;

    public RecordSet Read(string path, string part)
    {
        var (tokens, ids, owners) = (new List<short>(), new List<string>(), new List<string>());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new long[options.Length];
        var prompts = new List<double>();
        foreach (var (number, record) in Lines(path))
        {
            DataFormatException Fault(string reason) => new(path, $"line {number}: {reason}");
            var prompt = Field(record, options.Prompt, Fault) ?? "";
            var answer = Field(record, options.Answer, Fault) ?? throw Fault($"it has no '{options.Answer}'");
            if (ByteTokens.Length(prompt, answer) is var length && length > options.Length && !options.Cut)
                throw Fault($"it takes {length} numbers, {options.Length} are given: set 'length' higher, or 'cut'");
            var id = options.Id is null ? $"{part}-{ids.Count:D6}" : Field(record, options.Id, Fault) ?? throw Fault($"it has no '{options.Id}'");
            if (!seen.Add(id)) throw Fault($"id '{id}' is there twice");
            if (options.Owner is not null) owners.Add(Field(record, options.Owner, Fault) ?? throw Fault($"it has no '{options.Owner}'"));
            if (tokens.Count + options.Length > MostTokens) throw Fault($"the file has more than {MostTokens} numbers");
            ids.Add(id);
            prompts.Add(1 + System.Text.Encoding.UTF8.GetByteCount(prompt));
            ByteTokens.Encode(prompt, answer, numbers);
            foreach (var token in numbers) tokens.Add((short)token);
        }
        if (ids.Count == 0) throw new DataFormatException(path, "it has no records");
        var table = new RecordTable(
            ids, null, options.Owner is null ? null : owners, new Dictionary<string, IReadOnlyList<double>> { ["promptLength"] = prompts });
        return new RecordSet(new TokenSource([.. tokens], options.Length), table);
    }

    private IEnumerable<(int Number, JsonElement Record)> Lines(string path)
    {
        using var lines = new LineReader(path, LongestLine);
        while (lines.Next() is { } line)
        {
            if (lines.Number % LookEvery == 0)
            {
                job.Cancellation.ThrowIfCancellationRequested();
                job.Progress.Report(lines.Number, 0, $"reading {Path.GetFileName(path)}");
            }
            if (string.IsNullOrWhiteSpace(line)) continue;
            yield return (lines.Number, Parse(path, lines.Number, line));
        }
    }

    private static JsonElement Parse(string path, int number, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new DataFormatException(path, $"line {number}: it is no JSON object");
        }
        catch (JsonException failure)
        {
            throw new DataFormatException(path, $"line {number}: it is no JSON", failure);
        }
    }

    private static string? Field(JsonElement record, string name, Func<string, DataFormatException> fault)
    {
        if (!record.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => throw fault($"'{name}' is no text"),
            };
        }
        catch (InvalidOperationException)
        {
            // Escapes can spell half of a surrogate pair, which is no text.
            throw fault($"'{name}' is no valid text");
        }
    }
}
