using Lethe.Torch.Native;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor in a binary stream, as TorchSharp lays it out: element type, shape, then the numbers.</summary>
internal static unsafe class TensorStream
{
    private const int Piece = 1 << 20;

    public static void Write(BinaryWriter writer, Tensor tensor)
    {
        using var plain = Plain(tensor);
        var shape = plain.shape;
        writer.Write7BitEncodedInt64((long)plain.dtype);
        writer.Write7BitEncodedInt64(shape.Length);
        foreach (var size in shape) writer.Write7BitEncodedInt64(size);
        var left = plain.NumberOfElements * plain.ElementSize;
        for (var at = (byte*)plain.DataPointer(); left > 0; at += Piece, left -= Piece)
            writer.Write(new ReadOnlySpan<byte>(at, (int)Math.Min(left, Piece)));
        writer.Flush();
    }

    public static void ReadInto(BinaryReader reader, Tensor target)
    {
        var (type, shape) = ReadHead(reader);
        if (type != target.dtype || !shape.AsSpan().SequenceEqual(target.shape))
        {
            throw new InvalidDataException(
                $"The stream has {type}[{string.Join(", ", shape)}] where {target.dtype}[{string.Join(", ", target.shape)}] is expected.");
        }
        using var off = no_grad();
        using var read = ReadNumbers(reader, type, shape);
        Aten.copy_.CallInPlace(target, read);
    }

    public static Tensor Read(BinaryReader reader)
    {
        var (type, shape) = ReadHead(reader);
        return ReadNumbers(reader, type, shape);
    }

    private static Tensor Plain(Tensor tensor)
    {
        using var detached = tensor.detach();
        using var here = detached.cpu();
        return here.contiguous();
    }

    private static (ScalarType Type, long[] Shape) ReadHead(BinaryReader reader)
    {
        var type = (ScalarType)(sbyte)Math.Clamp(reader.Read7BitEncodedInt64(), sbyte.MinValue, sbyte.MaxValue);
        var dimensions = reader.Read7BitEncodedInt64();
        if (!Enum.IsDefined(type) || dimensions is < 0 or > 64) throw new InvalidDataException("No tensor begins here.");
        var shape = new long[dimensions];
        for (var i = 0; i < shape.Length; i++) shape[i] = reader.Read7BitEncodedInt64();
        if (Array.Exists(shape, size => size < 0)) throw new InvalidDataException("No tensor begins here: a size is negative.");
        return (type, shape);
    }

    // What the head promises must be there before memory is taken for it, as far as the stream can tell.
    private static Tensor ReadNumbers(BinaryReader reader, ScalarType type, long[] shape)
    {
        var bytes = (Int128)ElementTypes.Size(type);
        foreach (var size in shape) bytes *= size;
        if (bytes > long.MaxValue || (reader.BaseStream.CanSeek && bytes > reader.BaseStream.Length - reader.BaseStream.Position))
            throw new EndOfStreamException($"A tensor of {bytes} bytes is announced, the stream has fewer.");
        var tensor = empty(shape, type);
        var left = (long)bytes;
        for (var at = (byte*)tensor.DataPointer(); left > 0; at += Piece, left -= Piece)
            reader.BaseStream.ReadExactly(new Span<byte>(at, (int)Math.Min(left, Piece)));
        return tensor;
    }
}
