using System.Runtime.InteropServices;

namespace Lethe.Data.Tests.Formats;

/// <summary>Writes JPEG files, through the library that reads them.</summary>
internal static unsafe partial class JpegBytes
{
    private const string Library = "libturbojpeg.so.0";

    /// <param name="samples">Grey for one channel, red, green and blue side by side for three.</param>
    public static byte[] Write(int width, int height, int channels, byte[] samples)
    {
        var handle = tjInitCompress();
        byte* file = null;
        nuint size = 0;
        try
        {
            fixed (byte* pixels = samples)
            {
                Assert.Equal(0, tjCompress2(handle, pixels, width, 0, height, channels == 1 ? 6 : 0, &file, &size, channels == 1 ? 3 : 0, 95, 0));
            }
            return new ReadOnlySpan<byte>(file, (int)size).ToArray();
        }
        finally
        {
            tjFree(file);
            _ = tjDestroy(handle);
        }
    }

    [LibraryImport(Library)]
    private static partial nint tjInitCompress();

    [LibraryImport(Library)]
    private static partial int tjCompress2(
        nint handle, byte* source, int width, int pitch, int height, int format, byte** file, nuint* size, int subsampling, int quality, int flags);

    [LibraryImport(Library)]
    private static partial void tjFree(byte* buffer);

    [LibraryImport(Library)]
    private static partial int tjDestroy(nint handle);
}
