using System.Buffers.Binary;

namespace Lethe.Data.Images;

/// <summary>The first chunk of a PNG file.</summary>
internal sealed record PngHeader(int Width, int Height, int Depth, PngColour Colour, bool Interlaced)
{
    public const int Length = 13;

    /// <summary>Samples of a pixel as they are stored.</summary>
    public int Samples => Colour switch
    {
        PngColour.Rgb => 3,
        PngColour.GreyAlpha => 2,
        PngColour.RgbAlpha => 4,
        _ => 1,
    };

    public int BitsPerPixel => Samples * Depth;

    /// <exception cref="DataFormatException">It is no header, or asks for what no PNG may have.</exception>
    public static PngHeader Read(string path, ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length != Length) throw new DataFormatException(path, "its header chunk is not 13 bytes long");
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(chunk), BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]));
        if (ImageLimits.Fault(width, height) is { } fault) throw new DataFormatException(path, fault);
        var (depth, colour) = (chunk[8], (PngColour)chunk[9]);
        if (!Depths(colour).Contains(depth))
            throw new DataFormatException(path, $"it has colour type {chunk[9]} with {depth} bits, which PNG does not have");
        if (chunk[10] != 0 || chunk[11] != 0 || chunk[12] > 1)
            throw new DataFormatException(path, "it uses a compression, filter or interlace method that PNG does not have");
        return new PngHeader((int)width, (int)height, depth, colour, chunk[12] == 1);
    }

    private static byte[] Depths(PngColour colour) => colour switch
    {
        PngColour.Grey => [1, 2, 4, 8, 16],
        PngColour.Palette => [1, 2, 4, 8],
        PngColour.Rgb or PngColour.GreyAlpha or PngColour.RgbAlpha => [8, 16],
        _ => [],
    };
}
