using System.Buffers.Binary;
using System.Text;

namespace Lethe.Onnx.Files;

/// <summary>Steps through the fields of one protobuf message without copying or allocating.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public int Field { get; private set; }

    public WireType Type { get; private set; }

    /// <summary>The value of a varint or fixed field.</summary>
    public ulong Number { get; private set; }

    /// <summary>The content of a length-delimited field.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    public bool Next()
    {
        if (_rest.IsEmpty) return false;
        var tag = Varint();
        if (tag >> 3 is 0 or > 0x1FFFFFFF) throw Damaged("a field has an impossible number");
        Field = (int)(tag >> 3);
        Type = (WireType)(tag & 7);
        Bytes = default;
        Number = 0;
        switch (Type)
        {
            case WireType.Varint: Number = Varint(); break;
            case WireType.Fixed64: Number = BinaryPrimitives.ReadUInt64LittleEndian(Take(8)); break;
            case WireType.Bytes: Bytes = Take(Varint()); break;
            case WireType.Fixed32: Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(4)); break;
            default: throw Damaged("a field has an unknown kind");
        }

        return true;
    }

    public readonly bool Is(int field, WireType type) => Field == field && Type == type;

    /// <summary>How many varints a packed field holds.</summary>
    public readonly long CountVarints()
    {
        if (Bytes.IsEmpty) return 0;
        if (Bytes[^1] >= 0x80) throw Damaged("a list of numbers ends in the middle of one");
        long count = 0;
        foreach (var part in Bytes) count += part < 0x80 ? 1 : 0;
        return count;
    }

    /// <summary>Adds the numbers of this field, packed or single, to a list.</summary>
    public readonly void ReadVarints(List<long> into)
    {
        if (Type == WireType.Varint)
        {
            into.Add((long)Number);
            return;
        }

        var packed = new WireReader(Bytes);
        while (!packed._rest.IsEmpty) into.Add((long)packed.Varint());
    }

    public static OnnxModelException Damaged(string what) =>
        new($"This is not a whole ONNX file: {what}. Export or copy the model again.");

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length) throw Damaged("a part is longer than the file");
        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var at = 0; at < _rest.Length && at < 10; at++)
        {
            value |= (ulong)(_rest[at] & 0x7F) << (7 * at);
            if (_rest[at] >= 0x80) continue;
            _rest = _rest[(at + 1)..];
            return value;
        }

        throw Damaged(_rest.Length < 10 ? "it ends in the middle of a number" : "a number is too long");
    }
}
