namespace TorchSharp;

/// <summary>Sizes as libtorch takes them: a list with an entry for each dimension, or with one entry for all.</summary>
internal static class Sizes
{
    /// <summary>For a stride: as large as the window.</summary>
    public static readonly long[] AsWindow = [];

    public static readonly long[] Zero = [0];

    public static readonly long[] One = [1];

    public static long[] Of((long, long) sizes) => [sizes.Item1, sizes.Item2];

    public static long[] Of((long, long, long) sizes) => [sizes.Item1, sizes.Item2, sizes.Item3];

    public static long[]? Of((long, long)? sizes) => sizes is { } known ? Of(known) : null;

    public static long[]? Of((long, long, long)? sizes) => sizes is { } known ? Of(known) : null;

    public static long[] Of((long, long, long, long) s) => [s.Item1, s.Item2, s.Item3, s.Item4];

    public static long[] Of((long, long, long, long, long, long) s) => [s.Item1, s.Item2, s.Item3, s.Item4, s.Item5, s.Item6];

    public static long[] Times(this long size, int dimensions)
    {
        var sizes = new long[dimensions];
        Array.Fill(sizes, size);
        return sizes;
    }

    public static long[]? Times(this long? size, int dimensions) => size?.Times(dimensions);
}
