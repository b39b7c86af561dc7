using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Lethe.Torch;

/// <summary>Reads the directory at the end of a zip, with 64-bit sizes where it has them.</summary>
internal static class ZipDirectory
{
    private const int EndBytes = 22;
    private const int LocatorBytes = 20;
    private const int LongEndBytes = 56;
    private const int MemberBytes = 46;
    private const int LocalBytes = 30;
    private const ushort Utf8Name = 1 << 11;

    // Room for a million arrays.
    private const int LongestDirectory = 256 << 20;

    public static List<ZipMember> Read(WeightSource file)
    {
        var (position, length, count, limit) = FindDirectory(file);
        if (position < 0 || length < 0 || position > limit - length) throw Bad(file, "its directory lies outside of it");
        if (length > LongestDirectory) throw Bad(file, $"its directory is longer than {LongestDirectory} bytes");
        // Every entry takes room, so a count that does not fit is a lie.
        if (count > (ulong)(length / MemberBytes)) throw Bad(file, "its directory is too short for what it announces");
        var members = new List<ZipMember>((int)count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        ReadOnlySpan<byte> directory = file.Read(position, length);
        for (var i = 0UL; i < count; i++)
        {
            var member = ReadMember(file, ref directory);
            if (!names.Add(member.Name)) throw Bad(file, $"it holds {Quoted.Name(member.Name)} twice");
            if (member.Position > position) throw Bad(file, $"{Quoted.Name(member.Name)} lies outside of it");
            members.Add(member);
        }
        return directory.IsEmpty ? members : throw Bad(file, "its directory is longer than what it announces");
    }

    /// <summary>Where the bytes of a member begin: after its local header, which must agree with the directory.</summary>
    public static long DataStart(WeightSource file, ZipMember member)
    {
        ReadOnlySpan<byte> header = file.Read(member.Position, LocalBytes);
        if (!header.StartsWith("PK\u0003\u0004"u8))
            throw Bad(file, $"{Quoted.Name(member.Name)} has no header where the directory says");
        var name = file.Read(member.Position + LocalBytes, U16(header, 26));
        if (U16(header, 8) != member.Method || Encoding.UTF8.GetString(name) != member.Name)
            throw Bad(file, $"{Quoted.Name(member.Name)} is something else where it lies than the directory says");
        var start = member.Position + LocalBytes + name.Length + U16(header, 28);
        return start <= file.Length - member.Packed ? start : throw Bad(file, $"{Quoted.Name(member.Name)} is cut short");
    }

    /// <summary>What is wrong with a name in a zip, or null. Nothing is unpacked to disk here; others might do so.</summary>
    public static string? NameFault(string name)
    {
        if (name.StartsWith('/') || name.Contains('\\') || name.Contains(':')) return "is a path of its own";
        if (name.Split('/').Any(part => part is "" or "." or "..")) return "leads out of its folder or nowhere";
        return name.Any(char.IsControl) ? "has control characters" : null;
    }

    private static (long Position, long Length, ulong Count, long Limit) FindDirectory(WeightSource file)
    {
        var tailStart = Math.Max(0, file.Length - EndBytes - ushort.MaxValue);
        ReadOnlySpan<byte> tail = file.Read(tailStart, file.Length - tailStart);
        var end = FindEnd(tail);
        if (end < 0) throw Bad(file, "it has no directory at its end");
        var record = tail[end..];
        if (U16(record, 4) != U16(record, 6) || U16(record, 8) != U16(record, 10))
            throw Bad(file, "it is one part of several");
        var place = tailStart + end;
        ReadOnlySpan<byte> locator = place >= LocatorBytes ? file.Read(place - LocatorBytes, LocatorBytes) : [];
        if (locator.StartsWith("PK\u0006\u0007"u8))
        {
            var longEnd = I64(locator, 8);
            if (longEnd < 0 || longEnd > place - LocatorBytes - LongEndBytes)
                throw Bad(file, "its 64-bit directory lies outside of it");
            ReadOnlySpan<byte> wide = file.Read(longEnd, LongEndBytes);
            if (!wide.StartsWith("PK\u0006\u0006"u8)) throw Bad(file, "its 64-bit directory is not where it says");
            return (I64(wide, 48), I64(wide, 40), (ulong)I64(wide, 32), longEnd);
        }
        return (U32(record, 16), U32(record, 12), U16(record, 10), place);
    }

    /// <summary>The last record whose comment reaches exactly to the end of the file.</summary>
    private static int FindEnd(ReadOnlySpan<byte> tail)
    {
        for (var at = tail.Length - EndBytes; at >= 0; at--)
        {
            if (tail[at..].StartsWith("PK\u0005\u0006"u8) && at + EndBytes + U16(tail, at + 20) == tail.Length) return at;
        }
        return -1;
    }

    /// <summary>Reads the first entry of what is left of the directory, and takes it off.</summary>
    private static ZipMember ReadMember(WeightSource file, ref ReadOnlySpan<byte> directory)
    {
        if (directory.Length < MemberBytes) throw Bad(file, "its directory is cut short");
        var record = directory;
        if (!record.StartsWith("PK\u0001\u0002"u8)) throw Bad(file, "its directory is damaged");
        int nameLength = U16(record, 28), extraLength = U16(record, 30);
        var total = MemberBytes + nameLength + extraLength + U16(record, 32);
        if (directory.Length < total) throw Bad(file, "its directory is cut short");
        directory = directory[total..];
        var name = record.Slice(MemberBytes, nameLength);
        // Without the flag the letters are those of an IBM PC of 1981; nobody writes such names on purpose.
        if ((U16(record, 8) & Utf8Name) == 0 ? !Ascii.IsValid(name) : !Utf8.IsValid(name))
            throw Bad(file, "it has a name that is not UTF-8");
        long packed = U32(record, 20), size = U32(record, 24), position = U32(record, 42);
        ReadWide(file, record.Slice(MemberBytes + nameLength, extraLength), ref size, ref packed, ref position);
        var member = new ZipMember(
            Encoding.UTF8.GetString(name), U16(record, 8), U16(record, 10), U32(record, 16), packed, size, position);
        return packed < 0 || size < 0 || position < 0 || packed > file.Length
            ? throw Bad(file, $"{Quoted.Name(member.Name)} has impossible sizes")
            : member;
    }

    /// <summary>Sizes that do not fit 32 bits are all ones, and stand in an extra field in this order.</summary>
    private static void ReadWide(WeightSource file, ReadOnlySpan<byte> extra, ref long size, ref long packed, ref long position)
    {
        while (extra.Length >= 4)
        {
            var length = U16(extra, 2);
            if (length > extra.Length - 4) throw Bad(file, "it has a damaged extra field");
            var field = extra.Slice(4, length);
            if (U16(extra, 0) == 1)
            {
                Widen(ref size, ref field);
                Widen(ref packed, ref field);
                Widen(ref position, ref field);
            }
            extra = extra[(4 + length)..];
        }
        static void Widen(ref long value, ref ReadOnlySpan<byte> field)
        {
            if (value != uint.MaxValue || field.Length < 8) return;
            value = I64(field, 0);
            field = field[8..];
        }
    }

    private static WeightFileException Bad(WeightSource file, string reason) => file.Fault($"is no sound zip: {reason}");

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static long I64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
}
