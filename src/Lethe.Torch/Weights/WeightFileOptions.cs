namespace Lethe.Torch;

/// <summary>Limits on what a file may ask for.</summary>
public sealed record WeightFileOptions
{
    public static WeightFileOptions Default { get; } = new();

    /// <summary>
    /// Bytes that all arrays of one <c>.npz</c> may unpack to; default 16 GiB. A file that declares more, or
    /// unpacks to something else than it declares, is refused. Formats without compression need no such limit:
    /// they cannot hold more than their own length.
    /// </summary>
    public long MaximumUncompressedBytes { get; init; } = 16L << 30;
}
