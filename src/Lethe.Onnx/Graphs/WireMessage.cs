using System.Buffers.Binary;
using System.Text;

namespace Lethe.Onnx.Graphs;

/// <summary>
/// A protobuf message being written. Small fields are collected as bytes; large payloads and nested messages are kept
/// by reference and written when the whole is, so that a model's weights exist once.
/// </summary>
internal sealed class WireMessage
{
    private readonly List<Part> _parts = [];
    private readonly List<byte> _open = [];

    public long Length { get; private set; }

    public void Integer(int field, long value)
    {
        Tag(field, 0);
        Varint((ulong)value);
    }

    public void Single(int field, float value)
    {
        Tag(field, 5);
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        Raw(bytes);
    }

    public void Text(int field, string value)
    {
        Tag(field, 2);
        Varint((ulong)Encoding.UTF8.GetByteCount(value));
        Raw(Encoding.UTF8.GetBytes(value));
    }

    public void Message(int field, WireMessage message)
    {
        Tag(field, 2);
        Varint((ulong)message.Length);
        Seal();
        message.Seal();
        _parts.AddRange(message._parts);
        Length += message.Length;
    }

    /// <summary>Bytes that are produced when the message is written; exactly the length given.</summary>
    public void Payload(int field, long length, Action<Stream> write)
    {
        Tag(field, 2);
        Varint((ulong)length);
        Seal();
        _parts.Add(new Part(null, length, write));
        Length += length;
    }

    public void WriteTo(Stream stream)
    {
        Seal();
        foreach (var part in _parts)
        {
            if (part.Bytes is not null)
            {
                stream.Write(part.Bytes);
                continue;
            }

            using var counted = new CountedStream(stream, part.Length);
            part.Write!(counted);
            counted.RequireComplete();
        }
    }

    private void Tag(int field, int type) => Varint((ulong)field << 3 | (uint)type);

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Add((byte)(value | 0x80));
        Add((byte)value);
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        _open.AddRange(bytes);
        Length += bytes.Length;
    }

    private void Add(byte value)
    {
        _open.Add(value);
        Length++;
    }

    private void Seal()
    {
        if (_open.Count == 0) return;
        _parts.Add(new Part([.. _open], _open.Count, null));
        _open.Clear();
    }

    private sealed record Part(byte[]? Bytes, long Length, Action<Stream>? Write);
}
