using System.Buffers.Binary;
using System.Text;

namespace Lethe.Torch;

/// <summary>
/// Reads the directory of a zip archive strictly: one way to read it only, nothing before, between or after that it does
/// not account for. What native code is given afterwards cannot mean something else to it.
/// </summary>
internal static class StrictZip
{
    private const int EndSize = 22;
    private const int LocatorSize = 20;
    private const int WideEndSize = 56;
    private const int HeaderSize = 46;
    private const int MostEntries = 1 << 18;
    private const int LargestDirectory = 1 << 27;
    private const uint Narrow = uint.MaxValue;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <returns>The entries, and where the directory begins.</returns>
    public static (List<ZipEntry> Entries, long Start) Read(FileStream file)
    {
        var (start, size, count) = ReadEnd(file);
        var directory = Bytes(file, start, (int)size);
        var entries = new List<ZipEntry>((int)count);
        var at = 0;
        for (var i = 0L; i < count; i++) entries.Add(ReadEntry(directory, ref at));
        return at == directory.Length ? (entries, start) : throw Bad("its directory is longer than its entries");
    }

    public static InvalidDataException Bad(string what) => new($"The archive is damaged: {what}.");

    public static byte[] Bytes(FileStream file, long offset, int count)
    {
        if (offset < 0 || count < 0 || offset > file.Length - count) throw Bad("it refers to bytes that are not there");
        var bytes = new byte[count];
        file.Position = offset;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static (long Start, long Size, long Count) ReadEnd(FileStream file)
    {
        if (file.Length < EndSize) throw Bad("it is too short");
        var end = Bytes(file, file.Length - EndSize, EndSize);
        if (U32(end, 0) != 0x06054b50 || U16(end, 20) != 0) throw Bad("its end is missing");
        long count = U16(end, 10), size = U32(end, 12), start = U32(end, 16);
        if (U16(end, 4) != 0 || U16(end, 6) != 0 || U16(end, 8) != count) throw Bad("it is one part of several");
        var close = file.Length - EndSize;
        if (close >= LocatorSize + WideEndSize && Bytes(file, close - LocatorSize, LocatorSize) is var locator && U32(locator, 0) == 0x07064b50)
        {
            var at = I64(locator, 8);
            if (at != close - LocatorSize - WideEndSize) throw Bad("its 64-bit end is elsewhere");
            var wide = Bytes(file, at, WideEndSize);
            if (U32(wide, 0) != 0x06064b50 || I64(wide, 4) != WideEndSize - 12 || I64(wide, 24) != I64(wide, 32))
                throw Bad("its 64-bit end is wrong");
            Agree(count, ushort.MaxValue, I64(wide, 32));
            Agree(size, Narrow, I64(wide, 40));
            Agree(start, Narrow, I64(wide, 48));
            (count, size, start, close) = (I64(wide, 32), I64(wide, 40), I64(wide, 48), at);
        }
        if (count is < 0 or > MostEntries || size is < 0 or > LargestDirectory || start < 0 || start != close - size)
            throw Bad("its directory is not where its end says");
        return count * HeaderSize <= size ? (start, size, count) : throw Bad("it has fewer entries than it says");
    }

    private static void Agree(long narrow, long saturated, long wide)
    {
        if (narrow != saturated && narrow != wide) throw Bad("its two ends contradict each other");
    }

    private static ZipEntry ReadEntry(byte[] directory, ref int at)
    {
        var head = Slice(directory, ref at, HeaderSize);
        if (U32(head, 0) != 0x02014b50) throw Bad("its directory is broken");
        var name = Slice(directory, ref at, U16(head, 28));
        var extra = Slice(directory, ref at, U16(head, 30));
        Slice(directory, ref at, U16(head, 32));
        if ((U16(head, 8) & 1) != 0) throw Bad("an entry is encrypted");
        if (U16(head, 34) is not (0 or ushort.MaxValue)) throw Bad("it is one part of several");
        long packed = U32(head, 20), size = U32(head, 24), header = U32(head, 42);
        Widen(extra, ref size, ref packed, ref header);
        int method = U16(head, 10);
        if (method is not (ZipEntry.Stored or ZipEntry.Deflated)) throw Bad("an entry is packed in an unknown way");
        if (packed < 0 || size < 0 || header < 0) throw Bad("a size is negative");
        return new ZipEntry(Name(name), method, U32(head, 16), packed, size, header, name.Length);
    }

    private static void Widen(ReadOnlySpan<byte> extra, ref long size, ref long packed, ref long header)
    {
        while (extra.Length >= 4)
        {
            var (kind, length) = (U16(extra, 0), U16(extra, 2));
            if (length > extra.Length - 4) throw Bad("an extra field is cut off");
            var field = extra.Slice(4, length);
            if (kind == 1)
            {
                Take(ref field, ref size);
                Take(ref field, ref packed);
                Take(ref field, ref header);
            }
            extra = extra[(4 + length)..];
        }
    }

    private static void Take(ref ReadOnlySpan<byte> field, ref long value)
    {
        if (value != Narrow) return;
        if (field.Length < 8) throw Bad("a 64-bit size is missing");
        value = I64(field, 0);
        field = field[8..];
    }

    private static string Name(ReadOnlySpan<byte> bytes)
    {
        string name;
        try
        {
            name = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Bad("an entry's name is not text");
        }
        var sane = name.Length > 0 && name[0] != '/' && !name.AsSpan().ContainsAny('\\', ':') && !name.Any(char.IsControl)
            && !name.Split('/').Any(part => part is ".." or "." or "");
        return sane ? name : throw Bad($"'{string.Concat(name.Where(letter => !char.IsControl(letter)))}' is no name for an entry");
    }

    private static ReadOnlySpan<byte> Slice(byte[] bytes, ref int at, int count)
    {
        if (count > bytes.Length - at) throw Bad("its directory is cut off");
        at += count;
        return bytes.AsSpan(at - count, count);
    }

    internal static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    internal static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static long I64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
}
