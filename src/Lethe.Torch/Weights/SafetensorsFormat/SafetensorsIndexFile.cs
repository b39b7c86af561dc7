using System.Text.Json;

namespace Lethe.Torch;

/// <summary>A model spread over several safetensors files, by the index that says which tensor is in which.</summary>
internal sealed class SafetensorsIndexFile : WeightFile
{
    private const long Longest = 100_000_000;
    private const int Deepest = 64;

    private readonly Dictionary<string, WeightFile> _shards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _map = new(StringComparer.Ordinal);

    public SafetensorsIndexFile(WeightSource file) : base(file.FilePath, WeightFormat.SafetensorsIndex)
    {
        using (file) ReadIndex(file);
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(file.FilePath))!;
            foreach (var shard in _map.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                _shards.Add(shard, WeightFileOpener.Open(Path.Combine(folder, shard), null, WeightFormat.Safetensors));
            Entries =
                [.. _map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Listed(pair.Key, pair.Value))];
        }
        catch
        {
            Close();
            throw;
        }
    }

    private protected override void Fill(IReadOnlyList<FillTarget> targets)
    {
        foreach (var part in targets.GroupBy(target => _map[target.Entry.Name], StringComparer.Ordinal))
            FillFrom(_shards[part.Key], [.. part]);
    }

    private protected override void Close()
    {
        foreach (var shard in _shards.Values) shard.Dispose();
    }

    private void ReadIndex(WeightSource file)
    {
        if (file.Length > Longest) throw Fault($"is larger than an index can be ({Longest} bytes)");
        try
        {
            var json = new Utf8JsonReader(file.Read(0, file.Length), new JsonReaderOptions { MaxDepth = Deepest });
            ReadIndex(ref json);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw Fault($"is no safetensors index: it is not the JSON it should be ({failure.Message})", failure);
        }
    }

    private void ReadIndex(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw Fault("is no safetensors index: it is not a JSON object");
        var found = false;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var map = json.ValueTextEquals("weight_map"u8);
            if (map && found) throw Fault("has two weight maps");
            found |= map;
            json.Read();
            if (map) ReadMap(ref json);
            else json.Skip();
        }
        json.Read();
        if (!found) throw Fault("is JSON without a weight_map, so it is no safetensors index");
    }

    private void ReadMap(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject) throw Fault("has a weight_map that is not a JSON object");
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var tensor = json.GetString()!;
            json.Read();
            var shard = json.TokenType == JsonTokenType.String ? json.GetString()! : "";
            // Plain names only: an index must not reach out of its folder.
            if (shard.Length == 0 || shard is "." or ".." || shard.AsSpan().ContainsAny("/\\:\0"))
                throw Fault($"puts tensor {Quoted.Name(tensor)} into {Quoted.Name(shard)}, which is no plain file name");
            if (!_map.TryAdd(tensor, shard)) throw Fault($"names tensor {Quoted.Name(tensor)} twice");
        }
    }

    private WeightEntry Listed(string name, string shard) =>
        _shards[shard].Find(name)
        ?? throw Fault($"puts tensor {Quoted.Name(name)} into {shard}, which does not hold it");
}
