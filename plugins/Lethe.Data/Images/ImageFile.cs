using Lethe.Data.Records;

namespace Lethe.Data.Images;

/// <summary>Decodes an image file by what it begins with, whatever its name says.</summary>
internal static class ImageFile
{
    public static IReadOnlyList<string> Extensions { get; } = [".png", ".jpg", ".jpeg"];

    public static Raster Decode(string path)
    {
        var bytes = DataFile.ReadAll(path, ImageLimits.LargestFile);
        if (bytes.AsSpan().StartsWith(PngDecoder.Signature)) return PngDecoder.Decode(path, bytes);
        if (bytes.AsSpan().StartsWith(JpegDecoder.Signature)) return JpegDecoder.System.Decode(path, bytes);
        throw new DataFormatException(path, "it is neither a PNG nor a JPEG image");
    }
}
