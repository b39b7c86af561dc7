using System.Buffers.Binary;
using System.Text;

namespace Lethe.Benchmarks.Dashboard.Circuits;

/// <summary>As much of MessagePack as a Blazor server writes.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>The next message, whose length stands before it.</summary>
    public PackReader Message()
    {
        int length = 0, shift = 0;
        byte part;
        do
        {
            part = Take(1)[0];
            length |= (part & 0x7f) << shift;
            shift += 7;
        }
        while ((part & 0x80) != 0);
        return new PackReader(Take(length));
    }

    public int Array() => Take(1)[0] switch
    {
        var code and >= 0x90 and <= 0x9f => code & 0xf,
        0xdc => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
        var code => throw Unexpected(code, "an array"),
    };

    public long Number() => Take(1)[0] switch
    {
        var code and <= 0x7f => code,
        var code and >= 0xe0 => (sbyte)code,
        0xcc => Take(1)[0],
        0xcd => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
        0xce => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
        0xcf => (long)BinaryPrimitives.ReadUInt64BigEndian(Take(8)),
        0xd0 => (sbyte)Take(1)[0],
        0xd1 => BinaryPrimitives.ReadInt16BigEndian(Take(2)),
        0xd2 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
        0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
        var code => throw Unexpected(code, "a number"),
    };

    public string? Text() => Take(1)[0] switch
    {
        0xc0 => null,
        var code and >= 0xa0 and <= 0xbf => Encoding.UTF8.GetString(Take(code & 0x1f)),
        0xd9 => Encoding.UTF8.GetString(Take(Take(1)[0])),
        0xda => Encoding.UTF8.GetString(Take(BinaryPrimitives.ReadUInt16BigEndian(Take(2)))),
        0xdb => Encoding.UTF8.GetString(Take(BinaryPrimitives.ReadInt32BigEndian(Take(4)))),
        var code => throw Unexpected(code, "a text"),
    };

    public ReadOnlySpan<byte> Bytes() => Take(1)[0] switch
    {
        0xc4 => Take(Take(1)[0]),
        0xc5 => Take(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
        0xc6 => Take(BinaryPrimitives.ReadInt32BigEndian(Take(4))),
        var code => throw Unexpected(code, "bytes"),
    };

    /// <summary>Past the headers, which Blazor leaves empty.</summary>
    public void EmptyMap()
    {
        if (Take(1)[0] is not 0x80 and var code) throw Unexpected(code, "no headers");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private static InvalidDataException Unexpected(byte code, string wanted) => new($"The server sent 0x{code:x2} where {wanted} should be.");
}
