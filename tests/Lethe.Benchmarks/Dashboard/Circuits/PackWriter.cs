using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Lethe.Benchmarks.Dashboard.Circuits;

/// <summary>As much of MessagePack as a browser writes to a Blazor server, each message with its length before it.</summary>
internal sealed class PackWriter
{
    private const byte Nil = 0xc0, False = 0xc2, True = 0xc3, Array16 = 0xdc, Int64 = 0xd3, Str32 = 0xdb, EmptyMap = 0x80;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>The call of a method of the hub.</summary>
    /// <param name="call">Null: no answer is wanted.</param>
    /// <param name="arguments">Null, strings, whole numbers and truth values.</param>
    public static byte[] Invocation(string? call, string method, params ReadOnlySpan<object?> arguments)
    {
        const int Kind = 1, Parts = 6;
        var writer = new PackWriter();
        writer.Array(Parts);
        writer.Number(Kind);
        writer.Byte(EmptyMap);
        writer.Value(call);
        writer.Value(method);
        writer.Array(arguments.Length);
        foreach (var argument in arguments) writer.Value(argument);
        writer.Array(0);
        return writer.Framed();
    }

    private void Value(object? value)
    {
        switch (value)
        {
            case null: Byte(Nil); break;
            case bool truth: Byte(truth ? True : False); break;
            case long number: Number(number); break;
            case string text: Text(text); break;
            default: throw new ArgumentException($"A message cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }

    private void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    private void Array(int count)
    {
        Byte(Array16);
        BinaryPrimitives.WriteUInt16BigEndian(_bytes.GetSpan(sizeof(ushort)), checked((ushort)count));
        _bytes.Advance(sizeof(ushort));
    }

    private void Number(long value)
    {
        Byte(Int64);
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(sizeof(long)), value);
        _bytes.Advance(sizeof(long));
    }

    private void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Byte(Str32);
        BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(sizeof(int)), length);
        _bytes.Advance(sizeof(int));
        Encoding.UTF8.GetBytes(value, _bytes.GetSpan(length));
        _bytes.Advance(length);
    }

    private byte[] Framed()
    {
        var framed = new List<byte>(_bytes.WrittenCount + 5);
        var rest = _bytes.WrittenCount;
        for (; rest > 0x7f; rest >>= 7) framed.Add((byte)(rest | 0x80));
        framed.Add((byte)rest);
        framed.AddRange(_bytes.WrittenSpan);
        return [.. framed];
    }
}
