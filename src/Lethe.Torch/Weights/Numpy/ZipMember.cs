namespace Lethe.Torch;

/// <summary>A file in a zip, as the zip's directory describes it.</summary>
/// <param name="Packed">Bytes it takes in the zip.</param>
/// <param name="Size">Bytes it unpacks to.</param>
/// <param name="Position">Where its local header is.</param>
internal sealed record ZipMember(string Name, ushort Flags, ushort Method, uint Crc, long Packed, long Size, long Position)
{
    public const ushort Stored = 0;
    public const ushort Deflated = 8;

    public bool Encrypted => (Flags & 1) != 0;
}
