namespace Lethe.Onnx.Files;

/// <summary>Checks that a stored tensor holds exactly the values that its type and dimensions promise.</summary>
internal sealed class TensorCheck(long maxBytes)
{
    private readonly List<ExternalReference> _external = [];

    public IReadOnlyList<ExternalReference> External => _external;

    public void Tensor(ReadOnlySpan<byte> bytes)
    {
        var (type, dimensions, name, raw, typed, isExternal) = (0, new List<long>(), "", -1L, 0L, false);
        var location = new LocationBuilder();
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: reader.ReadVarints(dimensions); break;
                case 2: type = (int)reader.Number; break;
                case 4: typed += Fixed(reader, 4); break;
                case 5 or 7 or 11: typed += reader.Type == WireType.Bytes ? reader.CountVarints() : 1; break;
                case 6: typed++; break;
                case 8 when reader.Type == WireType.Bytes: name = reader.Text; break;
                case 9 when reader.Type == WireType.Bytes: raw = reader.Bytes.Length; break;
                case 10: typed += Fixed(reader, 8); break;
                case 13 when reader.Type == WireType.Bytes: location.Add(reader.Bytes); break;
                case 14: isExternal |= reader.Number == 1; break;
            }
        }

        // Entries count even where the tensor does not claim to be external: protobuf merges repeated messages, and a
        // file could say the one in the first part and the other in the second.
        var count = Product(name, dimensions, OnnxElementTypes.Bits(type));
        if (location.Build(name, Size(count, type)) is { } reference) _external.Add(reference);
        else if (isExternal) throw Wrong(name, "says its values are in another file but not in which");
        else Values(name, type, count, raw, typed);
    }

    /// <summary>A sparse tensor is unfolded by the runtime, so its declared size is what it will cost.</summary>
    public void Sparse(ReadOnlySpan<byte> bytes)
    {
        var dimensions = new List<long>();
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            if (reader.Type == WireType.Bytes && reader.Field is 1 or 2) Tensor(reader.Bytes);
            else if (reader.Field == 3) reader.ReadVarints(dimensions);
        }

        Product("sparse", dimensions, 64);
    }

    private static void Values(string name, int type, long count, long raw, long typed)
    {
        var bits = OnnxElementTypes.Bits(type);
        if (raw > 0 && typed > 0) throw Wrong(name, "holds its values twice");
        if (raw >= 0 && typed == 0)
        {
            if (bits > 0 && raw != Size(count, type))
                throw Wrong(name, $"declares {count} values of {bits} bits but holds {raw} bytes");
            if (bits == 0 && count > 0) throw Wrong(name, $"has values of a type (number {type}) that is not known");
            return;
        }

        // Complex numbers are stored as two entries; elements under 8 bits are packed, several to an entry.
        var entries = type is 14 or 15 ? count * 2 : bits is > 0 and < 8 ? (count * bits + 7) / 8 : count;
        if (typed != entries) throw Wrong(name, $"declares {count} values but holds {typed}");
    }

    private static long Size(long count, int type) => (count * OnnxElementTypes.Bits(type) + 7) / 8;

    private static long Fixed(in WireReader reader, int size)
    {
        if (reader.Type != WireType.Bytes) return 1;
        if (reader.Bytes.Length % size != 0) throw WireReader.Damaged("a list of numbers ends in the middle of one");
        return reader.Bytes.Length / size;
    }

    private long Product(string name, List<long> dimensions, int bits)
    {
        var count = 1L;
        foreach (var size in dimensions)
        {
            if (size < 0) throw Wrong(name, "has a negative dimension");
            if (size > 0 && count > long.MaxValue / 128 / size)
                throw Wrong(name, "declares more values than any memory holds");
            count *= size;
        }

        if (count * Math.Max(bits, 1) / 8 > maxBytes)
            throw Wrong(name, $"declares {count} values, over the limit of {maxBytes} bytes (see MaxBytes)");
        return count;
    }

    private static OnnxModelException Wrong(string name, string what) =>
        new($"The model is damaged: tensor '{name}' {what}. Export or copy the model again.");
}
