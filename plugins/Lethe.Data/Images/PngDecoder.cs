using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Lethe.Data.Images;

/// <summary>
/// Reads PNG images of every kind the format has, into 8 bits a sample. Transparency is left aside: a pixel has the
/// colour that is stored for it.
/// </summary>
internal static class PngDecoder
{
    private const int ChunkFrame = 12;
    private const int MostPalette = 256;

    // Deflate cannot pack more than about 1030 bytes into one; an image that claims more is not whole.
    private const long BestRatio = 1040;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static Raster Decode(string path, byte[] file)
    {
        var (header, palette, packed) = ReadChunks(path, file);
        var passes = PngPass.Of(header);
        var total = passes.Sum(pass => (long)pass.Height * (1 + pass.RowBytes(header)));
        if (total > packed.Length * BestRatio)
            throw new DataFormatException(path, $"its header asks for {total} bytes, which {packed.Length} packed bytes cannot hold");
        packed.Position = 0;
        try
        {
            using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
            var image = new PngRows(path, header, palette).Read(unpacked, passes);
            // Also makes the unpacker look at the checksum, which comes last.
            if (unpacked.ReadByte() >= 0) throw new DataFormatException(path, "it holds more pixels than its header asks for");
            return image;
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            throw new DataFormatException(path, "its pixels are damaged or incomplete", failure);
        }
    }

    private static (PngHeader Header, byte[] Palette, MemoryStream Packed) ReadChunks(string path, byte[] file)
    {
        PngHeader? header = null;
        byte[] palette = [];
        var packed = new MemoryStream();
        for (var at = Signature.Length; ;)
        {
            if (file.Length - at < ChunkFrame) throw new DataFormatException(path, "it ends before its last chunk");
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - ChunkFrame) throw new DataFormatException(path, "a chunk is longer than the file");
            var data = file.AsSpan(at + 8, (int)length);
            if (Crc32.Of(file.AsSpan(at + 4, 4 + (int)length)) != BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + (int)length)))
                throw new DataFormatException(path, "the checksum of a chunk does not fit: the file is damaged");
            var name = Encoding.Latin1.GetString(file, at + 4, 4);
            if (header is null != (name == "IHDR")) throw new DataFormatException(path, "it has no header chunk, or not as the first and only one");
            if (name == "IHDR") header = PngHeader.Read(path, data);
            else if (name == "PLTE") palette = Palette(path, data);
            else if (name == "IDAT") packed.Write(data);
            else if (name == "IEND") return (header!, palette, packed);
            else if (char.IsAsciiLetterUpper(name[0])) throw new DataFormatException(path, $"it needs chunk {Shown(name)}, which is unknown");
            at += ChunkFrame + (int)length;
        }
    }

    private static byte[] Palette(string path, ReadOnlySpan<byte> data) => data.Length % 3 == 0 && data.Length is > 0 and <= 3 * MostPalette
        ? data.ToArray()
        : throw new DataFormatException(path, $"its palette has {data.Length} bytes");

    private static string Shown(string name) => string.Concat(name.Select(letter => char.IsAsciiLetter(letter) ? letter : '?'));
}
