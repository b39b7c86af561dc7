using System.Runtime.InteropServices;

namespace Lethe.Data.Images;

/// <summary>Reads JPEG images through TurboJPEG, which is loaded when the first of them is met.</summary>
/// <param name="library">File name of the library, for the system's loader to find.</param>
internal sealed unsafe class JpegDecoder(string library)
{
    private const int GreyPixels = 6;
    private const int RgbPixels = 0;
    private const int GreySubsampling = 3;
    private const int FirstInkColours = 3;

    // Damage is an error and not a grey area; files made of endless passes are refused.
    private const int Flags = 8192 | 32768;

    private readonly Lazy<nint> _library = new(() => NativeLibrary.TryLoad(library, out var handle) ? handle : 0);

    public static JpegDecoder System { get; } = new("libturbojpeg.so.0");

    public static ReadOnlySpan<byte> Signature => [0xFF, 0xD8, 0xFF];

    public bool IsAvailable => _library.Value != 0;

    public Raster Decode(string path, byte[] file)
    {
        if (!IsAvailable)
            throw new DataFormatException(path, $"JPEG images are read with {library}, which is not installed; on Debian, apt-get install libturbojpeg0 brings it");
        var decoder = ((delegate* unmanaged<nint>)Function("tjInitDecompress"))();
        if (decoder == 0) throw new DataFormatException(path, $"{library} gives no decoder: {Message(0)}");
        try
        {
            fixed (byte* bytes = file) return Decode(path, decoder, bytes, (nuint)file.Length);
        }
        finally
        {
            ((delegate* unmanaged<nint, int>)Function("tjDestroy"))(decoder);
        }
    }

    private Raster Decode(string path, nint decoder, byte* bytes, nuint length)
    {
        int width, height, subsampling, colours;
        var readHeader = (delegate* unmanaged<nint, byte*, nuint, int*, int*, int*, int*, int>)Function("tjDecompressHeader3");
        if (readHeader(decoder, bytes, length, &width, &height, &subsampling, &colours) != 0) throw Damaged(path, decoder);
        if (ImageLimits.Fault(width, height) is { } fault) throw new DataFormatException(path, fault);
        if (colours >= FirstInkColours) throw new DataFormatException(path, "its colours are inks (CMYK); convert it to RGB");
        var channels = subsampling == GreySubsampling ? 1 : 3;
        var samples = new byte[width * height * channels];
        var decompress = (delegate* unmanaged<nint, byte*, nuint, byte*, int, int, int, int, int, int>)Function("tjDecompress2");
        fixed (byte* into = samples)
        {
            if (decompress(decoder, bytes, length, into, width, width * channels, height, channels == 1 ? GreyPixels : RgbPixels, Flags) != 0)
                throw Damaged(path, decoder);
        }
        return new Raster(width, height, channels, samples);
    }

    private DataFormatException Damaged(string path, nint decoder) => new(path, $"it is a damaged JPEG image: {Message(decoder)}");

    private string Message(nint decoder) =>
        Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)Function("tjGetErrorStr2"))(decoder)) ?? "no reason given";

    private nint Function(string name) => NativeLibrary.GetExport(_library.Value, name);
}
