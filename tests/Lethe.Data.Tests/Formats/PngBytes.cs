using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Lethe.Data.Images;

namespace Lethe.Data.Tests.Formats;

/// <summary>Writes PNG files of every kind, with every row filter in turn.</summary>
internal sealed record PngBytes(int Width, int Height, int Depth, PngColour Colour, bool Interlaced = false)
{
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    public byte[] Palette { get; init; } = [];

    private int Samples => Colour switch { PngColour.Rgb => 3, PngColour.GreyAlpha => 2, PngColour.RgbAlpha => 4, _ => 1 };

    /// <param name="sample">The stored value at column, row and sample of the pixel.</param>
    public byte[] Write(Func<int, int, int, int> sample)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(file, "IHDR", [.. Big(Width), .. Big(Height), (byte)Depth, (byte)Colour, 0, 0, (byte)(Interlaced ? 1 : 0)]);
        Chunk(file, "tEXt", "Title\0test"u8.ToArray());
        if (Palette.Length > 0) Chunk(file, "PLTE", Palette);
        var packed = Pack(Rows(sample));
        // In two pieces, as large files come.
        Chunk(file, "IDAT", packed[..(packed.Length / 2)]);
        Chunk(file, "IDAT", packed[(packed.Length / 2)..]);
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    public static byte[] Pack(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) stream.Write(rows);
        return packed.ToArray();
    }

    public static void Chunk(Stream file, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write([.. Big(data.Length), .. body, .. Big((int)Crc32.Of(body))]);
    }

    public static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private byte[] Rows(Func<int, int, int, int> sample)
    {
        var rows = new List<byte>();
        foreach (var (left, top, stepX, stepY) in Interlaced ? Passes : [(0, 0, 1, 1)])
        {
            if (left >= Width || top >= Height) continue;
            byte[]? above = null;
            for (var y = top; y < Height; y += stepY)
            {
                var bits = new List<int>();
                for (var x = left; x < Width; x += stepX)
                    for (var s = 0; s < Samples; s++)
                        for (var bit = Depth - 1; bit >= 0; bit--) bits.Add(sample(x, y, s) >> bit & 1);
                var row = bits.Chunk(8).Select(eight => (byte)eight.Index().Sum(pair => pair.Item << (7 - pair.Index))).ToArray();
                above ??= new byte[row.Length];
                var filter = y % 5;
                rows.Add((byte)filter);
                rows.AddRange(Filter(filter, row, above, Math.Max(1, Samples * Depth / 8)));
                above = row;
            }
        }
        return [.. rows];
    }

    private static IEnumerable<byte> Filter(int filter, byte[] row, byte[] above, int step)
    {
        for (var i = 0; i < row.Length; i++)
        {
            int a = i < step ? 0 : row[i - step], b = above[i], c = i < step ? 0 : above[i - step];
            var guess = new[] { a, b, c }.MinBy(value => Math.Abs(a + b - c - value));
            yield return (byte)(row[i] - filter switch { 1 => a, 2 => b, 3 => (a + b) / 2, 4 => guess, _ => 0 });
        }
    }
}
