namespace Lethe.Torch;

/// <summary>A file in a zip archive, as the directory at its end describes it.</summary>
internal readonly record struct ZipEntry(string Name, int Method, uint Checksum, long Packed, long Size, long Header, int RawNameLength)
{
    public const int Stored = 0;

    public const int Deflated = 8;
}
