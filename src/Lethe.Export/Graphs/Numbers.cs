using static TorchSharp.torch;

namespace Lethe.Export.Graphs;

/// <summary>What is in tensors, byte for byte.</summary>
internal static class Numbers
{
    public static bool Same(Tensor left, Tensor right)
    {
        if (left.Handle == right.Handle) return true;
        if (left.dtype != right.dtype || !left.shape.AsSpan().SequenceEqual(right.shape)) return false;
        using var scope = NewDisposeScope();
        return Plain(left).bytes.SequenceEqual(Plain(right).bytes);
    }

    public static void Write(Tensor tensor, Stream stream)
    {
        using var scope = NewDisposeScope();
        stream.Write(Plain(tensor).bytes);
    }

    private static Tensor Plain(Tensor tensor) => tensor.detach().cpu().contiguous();
}
