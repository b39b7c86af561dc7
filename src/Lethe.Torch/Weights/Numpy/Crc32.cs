using System.Buffers.Binary;

namespace Lethe.Torch;

/// <summary>The checksum of zip files: CRC-32 with the reflected polynomial EDB88320, eight bytes at a step.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Steps = 8;

    private static readonly uint[] Table = MakeTable();

    /// <param name="crc">The checksum of what came before; 0 to begin.</param>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        var table = Table;
        while (bytes.Length >= Steps)
        {
            var low = crc ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = table[0x700 + (int)(low & 0xff)] ^ table[0x600 + (int)(low >> 8 & 0xff)]
                ^ table[0x500 + (int)(low >> 16 & 0xff)] ^ table[0x400 + (int)(low >> 24)]
                ^ table[0x300 + (int)(high & 0xff)] ^ table[0x200 + (int)(high >> 8 & 0xff)]
                ^ table[0x100 + (int)(high >> 16 & 0xff)] ^ table[(int)(high >> 24)];
            bytes = bytes[Steps..];
        }
        foreach (var value in bytes) crc = crc >> 8 ^ table[(int)((crc ^ value) & 0xff)];
        return ~crc;
    }

    /// <summary>Row k holds what a byte does to the checksum k bytes later.</summary>
    private static uint[] MakeTable()
    {
        var table = new uint[0x100 * Steps];
        for (var value = 0u; value < 0x100; value++)
        {
            var crc = value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ Polynomial : crc >> 1;
            table[value] = crc;
        }
        for (var i = 0x100; i < table.Length; i++) table[i] = table[i - 0x100] >> 8 ^ table[table[i - 0x100] & 0xff];
        return table;
    }
}
