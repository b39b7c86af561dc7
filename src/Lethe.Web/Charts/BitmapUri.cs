using System.Buffers.Binary;
using Lethe.Sdk;

namespace Lethe.Web.Charts;

/// <summary>Pixels as an address that a browser shows: the plainest format there is, uncompressed 24-bit BMP.</summary>
public static class BitmapUri
{
    private const int HeaderBytes = 54, MostPixels = 1 << 20;

    /// <summary>Null when the cell is not what it says it is, or too large for a page.</summary>
    public static string? Of(ImageCell image)
    {
        if (image.Width <= 0 || image.Height <= 0 || image.Channels is not (1 or 3)) return null;
        var pixels = (long)image.Width * image.Height;
        return pixels > MostPixels || image.Pixels.LongLength != pixels * image.Channels
            ? null : "data:image/bmp;base64," + Convert.ToBase64String(Bytes(image));
    }

    private static byte[] Bytes(ImageCell image)
    {
        // Rows fill whole groups of four bytes, from the bottom up, blue first.
        var stride = (image.Width * 3 + 3) / 4 * 4;
        var file = new byte[HeaderBytes + stride * image.Height];
        (file[0], file[1]) = ((byte)'B', (byte)'M');
        Put(file, 2, file.Length);
        Put(file, 10, HeaderBytes);
        Put(file, 14, 40);
        Put(file, 18, image.Width);
        Put(file, 22, image.Height);
        (file[26], file[28]) = (1, 24);
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                var from = (y * image.Width + x) * image.Channels;
                var to = HeaderBytes + (image.Height - 1 - y) * stride + x * 3;
                for (var channel = 0; channel < 3; channel++)
                    file[to + channel] = image.Pixels[image.Channels == 1 ? from : from + 2 - channel];
            }
        }
        return file;
    }

    private static void Put(byte[] file, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
}
