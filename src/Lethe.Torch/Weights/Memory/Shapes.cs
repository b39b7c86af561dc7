namespace Lethe.Torch;

internal static class Shapes
{
    /// <summary>More dimensions than libtorch's own kernels take.</summary>
    public const int MostDimensions = 64;

    /// <summary>What a tensor takes in memory; null where that is no shape or more bytes than can be counted.</summary>
    public static long? Bytes(ReadOnlySpan<long> shape, int elementSize)
    {
        if (shape.Length > MostDimensions) return null;
        var bytes = (Int128)elementSize;
        var empty = false;
        foreach (var size in shape)
        {
            if (size < 0) return null;
            // Strides are computed for empty tensors too, so their other dimensions must not overflow either.
            bytes *= Math.Max(size, 1);
            if (bytes > long.MaxValue) return null;
            empty |= size == 0;
        }
        return empty ? 0 : (long)bytes;
    }
}
