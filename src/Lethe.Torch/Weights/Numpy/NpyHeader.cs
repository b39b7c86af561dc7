using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Lethe.Torch;

/// <summary>What stands before the numbers of an array: element type, order and shape.</summary>
/// <param name="Length">Bytes from the start of the array to its numbers.</param>
/// <param name="Swap">The width of the numbers whose bytes are to be turned around; 1: none are.</param>
/// <param name="ElementSize">Bytes to an element; a complex one is two numbers.</param>
/// <param name="Fortran">The first index runs fastest.</param>
internal sealed record NpyHeader(WeightEntry Entry, int Length, int Swap, int ElementSize, bool Fortran)
{
    // Far above what the 64 dimensions of a tensor take.
    private const int Longest = 65_535;

    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <param name="content">The array from its first byte on.</param>
    /// <param name="total">How many bytes the array has with its header; the two must agree.</param>
    /// <param name="fault">Makes the exception for what is wrong.</param>
    public static NpyHeader Read(Stream content, string name, long total, Func<string, WeightFileException> fault)
    {
        Span<byte> start = stackalloc byte[12];
        Read(content, start[..10], fault);
        if (!start.StartsWith(Magic)) throw fault("is no NumPy array: it does not begin as one");
        var version = (Major: start[6], Minor: start[7]);
        if (version is not ({ Major: 1 or 2 or 3, Minor: 0 }))
            throw fault($"has version {version.Major}.{version.Minor} of the format; 1.0 to 3.0 are known");
        var (length, at) = ((long)BinaryPrimitives.ReadUInt16LittleEndian(start[8..]), 10);
        if (version.Major > 1)
        {
            Read(content, start[10..], fault);
            (length, at) = (BinaryPrimitives.ReadUInt32LittleEndian(start[8..]), 12);
        }
        var possible = Math.Min(Longest, total - at);
        if (length > possible) throw fault($"announces a header of {length} bytes; {possible} are possible");
        var text = new byte[length];
        Read(content, text, fault);
        if (version.Major == 3 && !Utf8.IsValid(text)) throw fault("has a header that is not UTF-8");
        var encoding = version.Major == 3 ? Encoding.UTF8 : Encoding.Latin1;
        var header = Parse(encoding.GetString(text), name, at + (int)length, fault);
        var (entry, bytes) = (header.Entry, total - header.Length);
        if (entry.Bytes == bytes) return header;
        throw fault($"holds {bytes} bytes of numbers; {entry.StoredType}[{string.Join(", ", entry.Shape)}] takes {entry.Bytes}");
    }

    private static NpyHeader Parse(string text, string name, int length, Func<string, WeightFileException> fault)
    {
        var literal = new NpyLiteral(text);
        if (literal.Read() is { } wrong) throw fault($"has a header that {wrong}");
        if (NpyTypes.Find(literal.Type!, out var reason) is not { } type) throw fault($"cannot be a tensor: {reason}");
        if (Shapes.Bytes(literal.Shape, type.Size) is not { } bytes)
            throw fault($"has the shape ({string.Join(", ", literal.Shape!)}), which no memory holds");
        var entry = new WeightEntry(name, literal.Type!, type.Type, literal.Shape!, bytes);
        return new NpyHeader(entry, length, type.Swap, type.Size, literal.Fortran!.Value);
    }

    private static void Read(Stream content, Span<byte> into, Func<string, WeightFileException> fault)
    {
        if (content.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) < into.Length)
            throw fault("is cut short in its header");
    }
}
