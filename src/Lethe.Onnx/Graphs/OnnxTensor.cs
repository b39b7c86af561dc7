using System.Runtime.InteropServices;

namespace Lethe.Onnx.Graphs;

/// <summary>Constant values in a graph: weights, or a tensor attribute.</summary>
public sealed class OnnxTensor
{
    private readonly Action<Stream> _write;
    private readonly long[] _shape;

    private OnnxTensor(string name, OnnxElementType type, ReadOnlySpan<long> shape, long bytes, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (type.Bytes() == 0)
            throw new ArgumentException($"Tensor '{name}': values of type {type} cannot be written.", nameof(type));
        Name = name;
        ElementType = type;
        _shape = shape.ToArray();
        _write = write;
        ByteCount = type.Bytes();
        foreach (var size in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(shape));
            ByteCount = checked(ByteCount * size);
        }

        if (bytes >= 0 && bytes != ByteCount)
            throw new ArgumentException(
                $"Tensor '{name}' of {type} {ShapeText.Of(shape)} needs {ByteCount} bytes but was given " +
                $"{bytes}.", nameof(shape));
    }

    public string Name { get; }

    public OnnxElementType ElementType { get; }

    public ReadOnlySpan<long> Shape => _shape;

    public long ByteCount { get; }

    /// <summary>Values of a C# number type. The memory is read when the graph is saved.</summary>
    public static OnnxTensor Of<T>(string name, ReadOnlyMemory<T> values, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        var type = OnnxElementTypes.Of<T>();
        var bytes = (long)values.Length * type.Bytes();
        return new OnnxTensor(name, type, shape, bytes, stream => WriteAll(stream, values.Span));
    }

    /// <summary>One value without dimensions.</summary>
    public static OnnxTensor Scalar<T>(string name, T value) where T : unmanaged => Of<T>(name, new[] { value });

    /// <summary>Values as they lie in memory, little endian: the way to give types that C# lacks.</summary>
    public static OnnxTensor Raw(
        string name, OnnxElementType type, ReadOnlyMemory<byte> values, params ReadOnlySpan<long> shape) =>
        new(name, type, shape, values.Length, stream => stream.Write(values.Span));

    /// <summary>Values that are written when the graph is saved, so that weights need not be in memory twice.</summary>
    public static OnnxTensor Streamed(
        string name, OnnxElementType type, Action<Stream> write, params ReadOnlySpan<long> shape)
    {
        ArgumentNullException.ThrowIfNull(write);
        return new OnnxTensor(name, type, shape, -1, write);
    }

    internal WireMessage ToMessage()
    {
        var message = new WireMessage();
        foreach (var size in _shape) message.Integer(1, size);
        message.Integer(2, (int)ElementType);
        message.Text(8, Name);
        message.Payload(9, ByteCount, _write);
        return message;
    }

    // In pieces: a span of bytes holds at most 2 GB, and a tensor of doubles may have more.
    private static void WriteAll<T>(Stream stream, ReadOnlySpan<T> values) where T : unmanaged
    {
        const int Piece = 1 << 20;
        for (; !values.IsEmpty; values = values[Math.Min(Piece, values.Length)..])
            stream.Write(MemoryMarshal.AsBytes(values[..Math.Min(Piece, values.Length)]));
    }
}
