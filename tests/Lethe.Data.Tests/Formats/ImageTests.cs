using Lethe.Data.Images;
using Lethe.Data.Tests.Support;

namespace Lethe.Data.Tests.Formats;

public sealed class ImageTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static byte[] Flat(int value, int side = 4) => new PngBytes(side, side, 8, PngColour.Grey).Write((_, _, _) => value);

    private Dataset Load(ImageOptions? options = null) => new ImageSource((options ?? new ImageOptions { TestFraction = 0 }) with
    {
        Folder = _scratch["set"],
        Width = 4,
        Height = 4,
    }).Load(Jobs.Data());

    [Fact]
    public void Load_FolderForEachClass_GivesIdsLabelsAndOwners()
    {
        _scratch.Write("set/cat/ann_1.png", Flat(51));
        _scratch.Write("set/cat/more/bob_2.PNG", Flat(102));
        _scratch.Write("set/dog/ann_9.png", Flat(255));
        _scratch.Write("set/dog/notes.txt", "no image");
        var data = Load(new ImageOptions { TestFraction = 0, OwnerSeparator = "_", Channels = 3 });
        Assert.Equal(["cat", "dog"], data.ClassNames);
        Assert.Equal(["cat/ann_1.png", "cat/more/bob_2.PNG", "dog/ann_9.png"], Jobs.Ids(data.Train));
        Assert.Equal([0, 0, 1], Jobs.Labels(data.Train));
        Assert.Equal(["ann", "bob", "ann"], Enumerable.Range(0, 3).Select(data.Train.Owner));
        Assert.Equal([3, 4, 4], data.Input.Shape);
        Assert.All(Jobs.Inputs(data.Train, 1)[0], pixel => Assert.Equal(0.4f, pixel, 1e-6));
        Assert.Equal((0.2 + 0.4 + 1) / 3, data.Input.Mean[2], 1e-6);
    }

    [Fact]
    public void Load_FolderWithParts_ReadsThemAndRefusesStrangeClasses()
    {
        _scratch.Write("set/train/a/1.png", Flat(1));
        _scratch.Write("set/train/b/2.png", Flat(2));
        _scratch.Write("set/test/b/3.png", Flat(3));
        var data = Load();
        Assert.Equal((2, 1, 1L), (data.Train.Count, data.Test!.Count, data.Test.Label(0)));
        _scratch.Write("set/test/c/4.png", Flat(4));
        Assert.Contains("class 'c' has no images to train on", Assert.Throws<DataFormatException>(() => Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NothingThere_SaysWhat()
    {
        Assert.Contains("no such folder", Assert.Throws<DataFormatException>(() => Load()).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(_scratch["set"]);
        Assert.Contains("no folders", Assert.Throws<DataFormatException>(() => Load()).Message, StringComparison.Ordinal);
        _scratch.Write("set/a/x.txt", "no image");
        Assert.Contains("no images", Assert.Throws<DataFormatException>(() => Load()).Message, StringComparison.Ordinal);
        _scratch.Write("set/a/x.png", "no image either");
        Assert.Contains("neither a PNG nor a JPEG", Assert.Throws<DataFormatException>(() => Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scale_Box_AveragesTheAreaOfEachNewPixel()
    {
        var image = new Raster(4, 2, 1, [0, 10, 20, 30, 40, 50, 60, 70]);
        Assert.Equal([25, 45], Scaled(image, 2, 1, Resampling.Box));
        // Three from four: a third of the way into the second pixel, and so on.
        Assert.Equal([2.5f, 15, 27.5f], Scaled(image with { Height = 1, Samples = [0, 10, 20, 30] }, 3, 1, Resampling.Box));
        Assert.Equal([0, 0, 10, 10], Scaled(new Raster(2, 1, 1, [0, 10]), 4, 1, Resampling.Box));
    }

    [Fact]
    public void Scale_Bilinear_ReadsBetweenTheNearestPixels()
    {
        var image = new Raster(2, 1, 1, [0, 100]);
        Assert.Equal([0, 25, 75, 100], Scaled(image, 4, 1, Resampling.Bilinear));
        Assert.Equal([0, 100], Scaled(image, 2, 1, Resampling.Bilinear));
        Assert.Equal([7, 7, 7, 7, 7, 7], Scaled(new Raster(1, 1, 1, [7]), 3, 2, Resampling.Bilinear));
    }

    [Fact]
    public void Scale_Channels_AreConverted()
    {
        Assert.Equal([124.2f], Scaled(new Raster(1, 1, 3, [200, 100, 50]), 1, 1, Resampling.Box));
        var colour = new float[3];
        new ImageScaler(1, 1, 3, Resampling.Box).Scale(new Raster(1, 1, 1, [255]), colour);
        Assert.Equal([1, 1, 1], colour);
    }

    [Fact]
    public void Load_TwoHundredDamagedFiles_LoadsOrSaysWhy()
    {
        _scratch.Write("set/b/good.png", Flat(1));
        Hostile.Survives(new PngBytes(13, 9, 8, PngColour.Rgb, Interlaced: true).Write((x, y, s) => (x * y + s) & 255), bytes =>
        {
            _scratch.Write("set/a/hostile.png", bytes);
            return Load();
        }, 100);
    }

    private static float[] Scaled(Raster image, int width, int height, Resampling mode)
    {
        var into = new float[width * height];
        new ImageScaler(width, height, 1, mode).Scale(image, into);
        return Array.ConvertAll(into, value => MathF.Round(value * 255, 3));
    }
}
