using Lethe.Data.Images;
using Lethe.Data.Tests.Support;

namespace Lethe.Data.Tests.Formats;

public sealed class JpegTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static void Require() =>
        Assert.SkipUnless(JpegDecoder.System.IsAvailable, "TurboJPEG (Debian's libturbojpeg0) is not installed.");

    private static byte[] Slope(int width, int height, int channels) =>
        [.. Enumerable.Range(0, width * height * channels).Select(i => (byte)(40 + 4 * (i / channels % width) + 50 * (i % channels)))];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Decode_WhatWasWritten_ComesBackNearly(int channels)
    {
        Require();
        var samples = Slope(20, 12, channels);
        var image = JpegDecoder.System.Decode("test.jpg", JpegBytes.Write(20, 12, channels, samples));
        Assert.Equal((20, 12, channels), (image.Width, image.Height, image.Channels));
        Assert.InRange(image.Samples.Zip(samples, (a, b) => Math.Abs(a - b)).Max(), 0, 12);
    }

    [Fact]
    public void Decode_TornFile_IsRefused()
    {
        Require();
        var file = JpegBytes.Write(64, 64, 3, Slope(64, 64, 3));
        var fault = Assert.Throws<DataFormatException>(() => JpegDecoder.System.Decode("test.jpg", file[..(file.Length / 2)]));
        Assert.Contains("damaged JPEG", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_WithoutTheLibrary_NamesThePackage()
    {
        var fault = Assert.Throws<DataFormatException>(() => new JpegDecoder("libnot-there.so.7").Decode("test.jpg", [0xFF, 0xD8, 0xFF]));
        Assert.Contains("apt-get install libturbojpeg0", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TwoHundredDamagedFiles_LoadsOrSaysWhy()
    {
        Require();
        _scratch.Write("set/b/good.png", new PngBytes(4, 4, 8, PngColour.Grey).Write((x, _, _) => x));
        Hostile.Survives(JpegBytes.Write(40, 30, 3, Slope(40, 30, 3)), bytes =>
        {
            _scratch.Write("set/a/hostile.jpg", bytes);
            return new ImageSource(new ImageOptions { Folder = _scratch["set"], TestFraction = 0 }).Load(Jobs.Data());
        }, 40);
    }
}
