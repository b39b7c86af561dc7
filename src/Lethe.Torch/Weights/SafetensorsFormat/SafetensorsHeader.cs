using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;

namespace Lethe.Torch;

/// <summary>Reads the header of a safetensors file and believes nothing it says before it is checked.</summary>
internal sealed class SafetensorsHeader
{
    public const string MetadataName = "__metadata__";
    public const int LengthBytes = 8;

    private const long Longest = 100_000_000;

    // An object of objects with lists in them, and no deeper.
    private const int Deepest = 3;

    private readonly WeightSource _file;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private SafetensorsHeader(WeightSource file) => _file = file;

    public List<(WeightEntry Entry, long Begin)> Tensors { get; } = [];

    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the numbers begin in the file.</summary>
    public long DataStart { get; private set; }

    public static SafetensorsHeader Read(WeightSource file)
    {
        var header = new SafetensorsHeader(file);
        if (file.Length < LengthBytes) throw header.Bad("is shorter than the eight bytes that give the header's length");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(file.Read(0, LengthBytes));
        if (length > Longest) throw header.Bad($"announces a header of {length} bytes; {Longest} is the most there can be");
        if (length > (ulong)(file.Length - LengthBytes))
            throw header.Bad($"announces a header of {length} bytes and has {file.Length - LengthBytes} after the announcement");
        header.DataStart = LengthBytes + (long)length;
        var text = file.Read(LengthBytes, (long)length);
        if (!Utf8.IsValid(text)) throw header.Bad("has a header that is not UTF-8");
        try
        {
            header.ReadAll(text);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // The second is what the reader throws for half a surrogate pair in a string.
            throw file.Fault($"is no safetensors file: its header is not the JSON it should be ({failure.Message})", failure);
        }
        header.CheckLayout(file.Length - header.DataStart);
        return header;
    }

    private void ReadAll(ReadOnlySpan<byte> text)
    {
        var json = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = Deepest });
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw Bad("has a header that is not a JSON object");
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var name = json.GetString()!;
            if (!_names.Add(name)) throw Bad($"names {Quoted.Name(name)} twice");
            json.Read();
            if (name == MetadataName) ReadMetadata(ref json);
            else ReadTensor(ref json, name);
        }
        // Runs to the end: the reader refuses anything but white space after the object.
        json.Read();
    }

    private void ReadMetadata(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null) return;
        if (json.TokenType != JsonTokenType.StartObject) throw Bad("has metadata that are not a JSON object");
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var key = json.GetString()!;
            json.Read();
            if (json.TokenType != JsonTokenType.String) throw Bad($"has metadata {Quoted.Name(key)} that are not text");
            if (!Metadata.TryAdd(key, json.GetString()!)) throw Bad($"has metadata {Quoted.Name(key)} twice");
        }
    }

    private void ReadTensor(ref Utf8JsonReader json, string name)
    {
        var quoted = Quoted.Name(name);
        if (json.TokenType != JsonTokenType.StartObject)
            throw Bad($"describes tensor {quoted} by something else than a JSON object");
        string? type = null;
        long[]? shape = null, offsets = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var property = json.GetString()!;
            json.Read();
            switch (property)
            {
                case "dtype" when type is null && json.TokenType == JsonTokenType.String:
                    type = json.GetString()!;
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref json, quoted, Shapes.MostDimensions);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref json, quoted, 2);
                    break;
                default:
                    throw Bad($"describes tensor {quoted} with an unknown, repeated or mistyped {Quoted.Name(property)}");
            }
        }
        if (type is null || shape is null || offsets is not { Length: 2 })
            throw Bad($"describes tensor {quoted} without all of dtype, shape and two data_offsets");
        Add(name, quoted, type, shape, offsets[0], offsets[1]);
    }

    private long[] ReadNumbers(ref Utf8JsonReader json, string quoted, int most)
    {
        if (json.TokenType != JsonTokenType.StartArray)
            throw Bad($"describes tensor {quoted} with a shape or offsets that are no list");
        var numbers = new List<long>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (numbers.Count == most) throw Bad($"describes tensor {quoted} with more than {most} dimensions or offsets");
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out var number) || number < 0)
                throw Bad($"describes tensor {quoted} with a size or an offset that is no whole number from 0 to 2^63 - 1");
            numbers.Add(number);
        }
        return [.. numbers];
    }

    private void Add(string name, string quoted, string typeName, long[] shape, long begin, long end)
    {
        if (SafetensorsTypes.Find(typeName) is not { } type)
            throw Bad($"gives tensor {quoted} the element type {Quoted.Name(typeName)}, which is not known");
        var bytes = Shapes.Bytes(shape, type.Size);
        if (end < begin || bytes != end - begin)
        {
            throw Bad($"gives tensor {quoted} the offsets {begin} to {end}, which is not what " +
                $"{typeName}[{string.Join(", ", shape)}] takes");
        }
        Tensors.Add((new WeightEntry(name, typeName, type.Type, shape, bytes.Value), begin));
    }

    /// <summary>The tensors must cover the data without a gap or an overlap: no byte is hidden and none is used twice.</summary>
    private void CheckLayout(long dataLength)
    {
        var expected = 0L;
        foreach (var (entry, begin) in Tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.Entry.Bytes))
        {
            if (begin != expected)
            {
                var fault = begin < expected ? "overlaps the tensor before it" : "leaves a hole before it";
                throw Bad($"has tensor {Quoted.Name(entry.Name)} at {begin}, which {fault} (ended at {expected})");
            }
            expected = begin + entry.Bytes;
        }
        if (expected != dataLength) throw Bad($"describes {expected} bytes of numbers and holds {dataLength}");
    }

    private WeightFileException Bad(string reason) => _file.Fault($"is no sound safetensors file: it {reason}");
}
