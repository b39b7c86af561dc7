namespace Lethe.Torch.Native;

/// <summary>Lists of one dimension. Reductions take lists, and most are along one dimension: these are made once.</summary>
internal static class Dimension
{
    private const int Most = 8;

    private static readonly long[][] Kept = [.. Enumerable.Range(-Most, 2 * Most).Select(dim => new long[] { dim })];

    /// <summary>Not to be changed: the caller may get a list that others hold too.</summary>
    public static long[] List(long dim) => dim is >= -Most and < Most ? Kept[dim + Most] : [dim];
}
