using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lethe.Torch;

/// <summary>
/// The checksum of zip files: CRC-32 with the reflected polynomial EDB88320. Eight bytes at a step by tables, and 64
/// by carry-less multiplication where the processor has it, which is several times as fast.
/// </summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Steps = 8;
    private const int Lane = 16;
    private const int Lanes = 4;

    private static readonly uint[] Table = MakeTable();

    /// <param name="crc">The checksum of what came before; 0 to begin.</param>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        if (Pclmulqdq.IsSupported && bytes.Length >= 2 * Lanes * Lane) crc = Fold(crc, ref bytes);
        return ~ByTable(crc, bytes);
    }

    internal static uint ByTable(uint crc, ReadOnlySpan<byte> bytes)
    {
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
        return crc;
    }

    /// <summary>Folds all but the last bytes into 16 that have the same remainder; the tables finish those.</summary>
    private static uint Fold(uint crc, ref ReadOnlySpan<byte> bytes)
    {
        // Powers of x modulo the polynomial, bits reversed: x^(512+32) and x^(512-32), then x^(128+32) and x^(128-32).
        var far = Vector128.Create(0x1_5444_2bd4UL, 0x1_c6e4_1596UL);
        var near = Vector128.Create(0x1_7519_97d0UL, 0x0_ccaa_009eUL);
        var blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        var (a, b, c, d) = (blocks[0] ^ Vector128.CreateScalar((ulong)crc), blocks[1], blocks[2], blocks[3]);
        var at = Lanes;
        for (; at + Lanes <= blocks.Length; at += Lanes)
        {
            a = Shift(a, far) ^ blocks[at];
            b = Shift(b, far) ^ blocks[at + 1];
            c = Shift(c, far) ^ blocks[at + 2];
            d = Shift(d, far) ^ blocks[at + 3];
        }
        var rest = Shift(Shift(Shift(a, near) ^ b, near) ^ c, near) ^ d;
        for (; at < blocks.Length; at++) rest = Shift(rest, near) ^ blocks[at];
        bytes = bytes[(blocks.Length * Lane)..];
        return ByTable(0, MemoryMarshal.AsBytes(new ReadOnlySpan<Vector128<ulong>>(in rest)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Shift(Vector128<ulong> value, Vector128<ulong> powers) =>
        Pclmulqdq.CarrylessMultiply(value, powers, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, powers, 0x11);

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
