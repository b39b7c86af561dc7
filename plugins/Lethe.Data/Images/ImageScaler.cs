namespace Lethe.Data.Images;

/// <summary>Brings decoded images to one size and number of channels, channel by channel, in [0, 1].</summary>
internal sealed class ImageScaler(int width, int height, int channels, Resampling mode)
{
    public int Width => width;

    public int Height => height;

    public int Channels => channels;

    public void Scale(Raster image, Span<float> into)
    {
        var across = new ResampledAxis(image.Width, width, mode);
        var down = new ResampledAxis(image.Height, height, mode);
        var plane = new float[image.Width * image.Height];
        var narrow = new float[width * image.Height];
        for (var channel = 0; channel < channels; channel++)
        {
            Extract(image, channel, plane);
            for (var y = 0; y < image.Height; y++)
                for (var x = 0; x < width; x++) narrow[y * width + x] = across.At(x, plane, y * image.Width, 1);
            var target = into.Slice(channel * width * height, width * height);
            for (var y = 0; y < height; y++)
                for (var x = 0; x < width; x++) target[y * width + x] = Math.Clamp(down.At(y, narrow, x, width), 0, 1);
        }
    }

    // Grey of a colour is its brightness by the weights of BT.601, colour of a grey is itself three times.
    private void Extract(Raster image, int channel, float[] plane)
    {
        var samples = image.Samples;
        for (var i = 0; i < plane.Length; i++)
        {
            plane[i] = image.Channels == 1 ? samples[i] / 255f
                : channels == 3 ? samples[3 * i + channel] / 255f
                : (0.299f * samples[3 * i] + 0.587f * samples[3 * i + 1] + 0.114f * samples[3 * i + 2]) / 255f;
        }
    }
}
