using static TorchSharp.torch;

namespace Lethe.Torch;

/// <summary>The bytes of tensors, and tensors fit to be read as bytes.</summary>
internal static unsafe class TensorMemory
{
    /// <summary>Work on large memory goes in pieces: spans end at 2 GiB.</summary>
    public const int Piece = 1 << 20;

    /// <summary>The first byte of a contiguous CPU tensor. It stays where it is as long as the tensor lives.</summary>
    public static nint Address(Tensor tensor)
    {
        if (tensor.NumberOfElements == 0) return 0;
        if (tensor.NumberOfElements * tensor.ElementSize <= int.MaxValue) return Start(tensor);
        // bytes is a span, which ends at 2 GiB; a view of the first element starts at the same place.
        using var flat = tensor.view(-1);
        using var first = flat.narrow(0, 0, 1);
        return Start(first);
    }

    /// <summary>The same numbers on the CPU, contiguous and without gradient; the tensor itself where it is all that.</summary>
    public static Tensor Packed(Tensor tensor, string path, string name)
    {
        if (tensor.is_sparse || tensor.is_meta)
        {
            var kind = tensor.is_meta ? "has no numbers (it is on the meta device)" : "is sparse: save to_dense() of it";
            throw new WeightFileException(path, $"tensor {Quoted.Name(name)} {kind}");
        }
        var plain = tensor.detach().cpu();
        if (plain.is_contiguous() && !plain.is_complex()) return plain;
        // Not contiguous(): a conjugation may be only noted on a tensor, and a copy into a fresh one carries it out.
        return empty(plain.shape, plain.dtype).copy_(plain);
    }

    public static void Write(Stream stream, nint memory, long bytes)
    {
        for (var at = 0L; at < bytes; at += Piece)
            stream.Write(new ReadOnlySpan<byte>((byte*)memory + at, (int)Math.Min(Piece, bytes - at)));
    }

    public static bool HoldsOnlyBooleans(nint memory, long bytes)
    {
        for (var at = 0L; at < bytes; at += Piece)
        {
            var piece = new ReadOnlySpan<byte>((byte*)memory + at, (int)Math.Min(Piece, bytes - at));
            if (piece.ContainsAnyExceptInRange((byte)0, (byte)1)) return false;
        }
        return true;
    }

    private static nint Start(Tensor tensor)
    {
        fixed (byte* start = tensor.bytes) return (nint)start;
    }
}
