using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using static TorchSharp.torch;

namespace Lethe.Torch;

/// <summary>Writes safetensors files: metadata in order of key, tensors widest type first and then in order of name.</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    private sealed record Item(string Name, Tensor Tensor, string Type, int Rank, long[] Shape, long Bytes);

    public static void Write(
        string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var items = tensors.Select(pair => Describe(path, pair.Key, pair.Value))
            .OrderBy(item => item.Rank).ThenBy(item => item.Name, Utf8Order.Instance).ToArray();
        var header = Header(items, metadata);
        NewFile.Write(path, stream =>
        {
            stream.Write(header);
            foreach (var item in items)
            {
                using var scope = NewDisposeScope();
                var packed = TensorMemory.Packed(item.Tensor, path, item.Name);
                TensorMemory.Write(stream, TensorMemory.Address(packed), item.Bytes);
            }
        });
    }

    private static Item Describe(string path, string name, Tensor tensor)
    {
        if (name == SafetensorsHeader.MetadataName)
            throw new WeightFileException(path, $"a tensor cannot have the name {name}: the format keeps it for metadata");
        if (SafetensorsTypes.Find(tensor.dtype) is not { } type)
        {
            throw new WeightFileException(
                path, $"tensor {Quoted.Name(name)} holds {tensor.dtype}, for which safetensors has no element type");
        }
        return new Item(name, tensor, type.Name, type.Rank, tensor.shape, tensor.NumberOfElements * tensor.ElementSize);
    }

    private static byte[] Header(Item[] items, IReadOnlyDictionary<string, string> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        // Relaxed: names are read by JSON readers and never put into a page.
        var plain = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, plain))
        {
            json.WriteStartObject();
            if (metadata.Count > 0) WriteMetadata(json, metadata);
            var at = 0L;
            foreach (var item in items) WriteItem(json, item, ref at);
            json.WriteEndObject();
        }
        var length = (buffer.WrittenCount + Alignment - 1) / Alignment * Alignment;
        var header = new byte[SafetensorsHeader.LengthBytes + length];
        header.AsSpan().Fill((byte)' ');
        BinaryPrimitives.WriteInt64LittleEndian(header, length);
        buffer.WrittenSpan.CopyTo(header.AsSpan(SafetensorsHeader.LengthBytes));
        return header;
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject(SafetensorsHeader.MetadataName);
        foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, Utf8Order.Instance)) json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, Item item, ref long at)
    {
        json.WriteStartObject(item.Name);
        json.WriteString("dtype", item.Type);
        json.WriteStartArray("shape");
        foreach (var size in item.Shape) json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(at);
        json.WriteNumberValue(at += item.Bytes);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The order of names that other writers of the format have, which compare bytes.</summary>
    private sealed class Utf8Order : IComparer<string>
    {
        public static readonly Utf8Order Instance = new();

        public int Compare(string? x, string? y) =>
            Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y!));
    }
}
