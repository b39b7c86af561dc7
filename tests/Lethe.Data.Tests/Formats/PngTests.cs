using Lethe.Data.Images;

namespace Lethe.Data.Tests.Formats;

public sealed class PngTests
{
    private static Raster Decode(byte[] file) => PngDecoder.Decode("test.png", file);

    private static string Fault(byte[] file) => Assert.Throws<DataFormatException>(() => Decode(file)).Message;

    private static int Value(int x, int y, int sample, int depth) => (37 * x + 101 * y + 59 * sample + 13 * x * y) & ((1 << depth) - 1);

    public static TheoryData<int, int, bool> Kinds()
    {
        var kinds = new TheoryData<int, int, bool>();
        foreach (var (colour, depths) in new (PngColour, int[])[]
        {
            (PngColour.Grey, [1, 2, 4, 8, 16]), (PngColour.Rgb, [8, 16]), (PngColour.Palette, [1, 2, 4, 8]),
            (PngColour.GreyAlpha, [8, 16]), (PngColour.RgbAlpha, [8, 16]),
        })
            foreach (var depth in depths)
                foreach (var interlaced in new[] { false, true }) kinds.Add((int)colour, depth, interlaced);
        return kinds;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Decode_EveryKind_GivesTheStoredPixels(int kind, int depth, bool interlaced)
    {
        var colour = (PngColour)kind;
        foreach (var (width, height) in new[] { (1, 1), (5, 3), (17, 11) })
        {
            byte[] palette = colour == PngColour.Palette ? [.. Enumerable.Range(0, 3 << depth).Select(i => (byte)(i * 7))] : [];
            var image = Decode(new PngBytes(width, height, depth, colour, interlaced) { Palette = palette }.Write((x, y, s) => Value(x, y, s, depth)));
            var channels = colour is PngColour.Grey or PngColour.GreyAlpha ? 1 : 3;
            Assert.Equal((width, height, channels), (image.Width, image.Height, image.Channels));
            for (var y = 0; y < height; y++)
                for (var x = 0; x < width; x++)
                    for (var c = 0; c < channels; c++)
                    {
                        var stored = Value(x, y, colour == PngColour.Palette ? 0 : c, depth);
                        var expected = colour == PngColour.Palette ? palette[3 * stored + c]
                            : (byte)Math.Round(stored * 255.0 / ((1 << depth) - 1), MidpointRounding.AwayFromZero);
                        Assert.Equal(expected, image.Samples[(y * width + x) * channels + c]);
                    }
        }
    }

    [Fact]
    public void Decode_FileMadeElsewhere_IsARedPixel()
    {
        // The smallest PNG there is, as other programs write it.
        var file = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC");
        Assert.Equal([0xFF, 0, 0], Decode(file).Samples);
    }

    [Fact]
    public void Decode_WrongFiles_AreRefusedInSentences()
    {
        var good = new PngBytes(4, 4, 8, PngColour.Grey).Write((x, y, _) => x + y);
        var torn = (byte[])good.Clone();
        torn[^20] ^= 1;
        Assert.Contains("checksum of a chunk", Fault(torn), StringComparison.Ordinal);
        Assert.Contains("ends before its last chunk", Fault(good[..^12]), StringComparison.Ordinal);
        Assert.Contains("longer than the file", Fault(good[..^14]), StringComparison.Ordinal);
        Assert.Contains("no palette", Fault(new PngBytes(2, 2, 8, PngColour.Palette).Write((_, _, _) => 0)), StringComparison.Ordinal);
        Assert.Contains("colour 3 of a palette of 1", Fault(
            new PngBytes(2, 2, 8, PngColour.Palette) { Palette = [1, 2, 3] }.Write((_, _, _) => 3)), StringComparison.Ordinal);
        Assert.Contains("colour type 2 with 4 bits", Fault(new PngBytes(2, 2, 4, PngColour.Rgb).Write((_, _, _) => 0)), StringComparison.Ordinal);
        Assert.Contains("it has 0 x 4 pixels", Fault(new PngBytes(0, 4, 8, PngColour.Grey).Write((_, _, _) => 0)), StringComparison.Ordinal);
        Assert.Contains("damaged or incomplete", Fault(Raw(4, 4, new byte[8])), StringComparison.Ordinal);
        Assert.Contains("damaged or incomplete", Fault(Raw(4, 4, new byte[10])), StringComparison.Ordinal);
        Assert.Contains("more pixels than its header", Fault(Raw(4, 4, new byte[21])), StringComparison.Ordinal);
        Assert.Contains("row filter 9", Fault(Raw(1, 1, [9, 0])), StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_HeaderThatAsksForTheWorld_IsRefusedWithoutAllocating()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("are allowed", Fault(Raw(2_000_000_000, 2_000_000_000, new byte[10])), StringComparison.Ordinal);
        Assert.Contains("cannot hold", Fault(Raw(5000, 5000, new byte[10])), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Crc32_OfTheCheckString_IsTheKnownValue() => Assert.Equal(0xCBF43926u, Crc32.Of("123456789"u8));

    private static byte[] Raw(int width, int height, byte[] rows)
    {
        using var file = new MemoryStream();
        file.Write(PngDecoder.Signature);
        PngBytes.Chunk(file, "IHDR", [.. PngBytes.Big(width), .. PngBytes.Big(height), 8, 0, 0, 0, 0]);
        PngBytes.Chunk(file, "IDAT", PngBytes.Pack(rows));
        PngBytes.Chunk(file, "IEND", []);
        return file.ToArray();
    }
}
