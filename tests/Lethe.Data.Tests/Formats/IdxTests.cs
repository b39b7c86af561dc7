using Lethe.Data.Idx;
using Lethe.Data.Tests.Support;

namespace Lethe.Data.Tests.Formats;

public sealed class IdxTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private Dataset Load(byte[] images, byte[] labels, IdxOptions? options = null) => new IdxSource((options ?? new IdxOptions()) with
    {
        TrainImages = _scratch.Write("images", images),
        TrainLabels = _scratch.Write("labels", labels),
    }).Load(Jobs.Data());

    private string Fault(byte[] images, byte[] labels) => Assert.Throws<DataFormatException>(() => Load(images, labels)).Message;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Load_HandMadeFiles_GivesTheirPixelsAndLabels(bool packed)
    {
        var images = IdxBytes.Make(IdxBytes.Count(24), 4, 2, 3);
        var labels = IdxBytes.Make([2, 0, 1, 2], 4);
        var data = packed ? Load(IdxBytes.Pack(images), IdxBytes.Pack(labels)) : Load(images, labels);
        Assert.Equal([1, 2, 3], data.Input.Shape);
        Assert.Equal([2, 0, 1, 2], Jobs.Labels(data.Train));
        Assert.Equal(["0", "1", "2"], data.ClassNames);
        Assert.Equal([18 / 255f, 19 / 255f, 20 / 255f, 21 / 255f, 22 / 255f, 23 / 255f], Jobs.Inputs(data.Train, 3)[0]);
        Assert.Equal([6 / 255f, 0f], Jobs.Inputs(data.Train, 1, 0).Select(pixels => pixels[0]));
        // The mean of 0 to 23 and its deviation, by hand: 11.5 and the root of 47.9166...
        Assert.Equal(11.5 / 255, data.Input.Mean[0], 1e-6);
        Assert.Equal(Math.Sqrt((24 * 24 - 1) / 12.0) / 255, data.Input.Deviation[0], 1e-6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Load_LimitsAndValidation_TakeFromTheBeginningAndTheEnd(bool packed)
    {
        var images = IdxBytes.Make(IdxBytes.Count(40), 10, 2, 2);
        var labels = IdxBytes.Make([0, 1, 0, 1, 0, 1, 0, 1, 0, 1], 10);
        if (packed) (images, labels) = (IdxBytes.Pack(images), IdxBytes.Pack(labels));
        var data = Load(images, labels, new IdxOptions { Train = 7, Validation = 2, ClassNames = ["even", "odd"] });
        Assert.Equal((5, 2), (data.Train.Count, data.Validation!.Count));
        Assert.Equal(["train-000005", "train-000006"], Jobs.Ids(data.Validation));
        Assert.Equal([20 / 255f, 21 / 255f, 22 / 255f, 23 / 255f], Jobs.Inputs(data.Validation, 0)[0]);
        Assert.Equal(["even", "odd"], data.ClassNames);
        // Rows count from the beginning of each part.
        Assert.Equal([1], data.Validation.Subset("one", [1]).RowsOfWhole());
    }

    [Fact]
    public void Load_ChannelsFirstImages_KeepTheirChannels() =>
        Assert.Equal([3, 2, 2], Load(IdxBytes.Make(IdxBytes.Count(24), 2, 3, 2, 2), IdxBytes.Make([0, 1], 2)).Input.Shape);

    [Fact]
    public void Load_FolderWithEitherSpelling_IsFound()
    {
        _scratch.Write("set/train-images-idx3-ubyte.gz", IdxBytes.Pack(IdxBytes.Make(IdxBytes.Count(8), 2, 2, 2)));
        _scratch.Write("set/train-labels.idx1-ubyte", IdxBytes.Make([0, 1], 2));
        _scratch.Write("set/t10k-images.idx3-ubyte.gz", IdxBytes.Pack(IdxBytes.Make(IdxBytes.Count(4), 1, 2, 2)));
        _scratch.Write("set/t10k-labels-idx1-ubyte", IdxBytes.Make([1], 1));
        var data = new IdxSource(new IdxOptions { Folder = _scratch["set"], Set = IdxSet.FashionMnist }).Load(Jobs.Data());
        Assert.Equal((2, 1, "trousers"), (data.Train.Count, data.Test!.Count, data.ClassNames[(int)data.Test.Label(0)]));
    }

    [Fact]
    public void Load_MissingFolder_SaysWhichFile()
    {
        var fault = Assert.Throws<DataFormatException>(() => new IdxSource(new IdxOptions { Folder = _scratch["none"] }).Load(Jobs.Data()));
        Assert.Contains("train-images-idx3-ubyte: there is no such file", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WrongHeaders_AreRefusedInSentences()
    {
        var labels = IdxBytes.Make([0, 1], 2);
        var good = IdxBytes.Make(IdxBytes.Count(8), 2, 2, 2);
        byte[] With(int at, byte value) => [.. good[..at], value, .. good[(at + 1)..]];
        Assert.Contains("no IDX file", Fault(With(1, 1), labels), StringComparison.Ordinal);
        Assert.Contains("type 0x0D", Fault(With(2, 0x0D), labels), StringComparison.Ordinal);
        Assert.Contains("9 dimensions", Fault(With(3, 9), labels), StringComparison.Ordinal);
        Assert.Contains("dimension 1 has size 4278190082", Fault(With(8, 0xFF), labels), StringComparison.Ordinal);
        Assert.Contains("asks for 28 bytes; it has 24", Fault(With(7, 3), labels), StringComparison.Ordinal);
        Assert.Contains("ends early", Fault(good[..6], labels), StringComparison.Ordinal);
        Assert.Contains("3 labels for 2 images", Fault(good, IdxBytes.Make([0, 1, 1], 3)), StringComparison.Ordinal);
        Assert.Contains("no labels", Fault(good, good), StringComparison.Ordinal);
        Assert.Contains("no images", Fault(labels, labels), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PackedFiles_ThatLieAboutTheirSize_AreRefusedWithoutAllocating()
    {
        var labels = IdxBytes.Make([0, 1], 2);
        var bomb = IdxBytes.Pack(IdxBytes.Make(new byte[8], 90_000_000, 2, 2));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("cannot hold", Fault(bomb, labels), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Contains("ends early", Fault(IdxBytes.Pack(IdxBytes.Make(new byte[8], 3, 2, 2)), labels), StringComparison.Ordinal);
        Assert.Contains("more than its header", Fault(IdxBytes.Pack(IdxBytes.Make(new byte[9], 2, 2, 2)), labels), StringComparison.Ordinal);
        var torn = IdxBytes.Pack(IdxBytes.Make(IdxBytes.Count(8), 2, 2, 2));
        torn[^6] ^= 1;
        Assert.Contains("cannot be read", Fault(torn, labels), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_LabelBeyondTheNames_IsRefused() => Assert.Contains(
        "record 1 has label 2; labels go from 0 to 1",
        Assert.Throws<DataFormatException>(() => Load(
            IdxBytes.Make(IdxBytes.Count(8), 2, 2, 2), IdxBytes.Make([0, 2], 2), new IdxOptions { ClassNames = ["a", "b"] })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Read_FileThatShrankSinceItWasOpened_IsRefused()
    {
        var data = Load(IdxBytes.Make(IdxBytes.Count(40), 10, 2, 2), IdxBytes.Make(new byte[10], 10));
        using (var file = new FileStream(_scratch["images"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.SetLength(30);
        Assert.Contains("become shorter", Assert.Throws<DataFormatException>(() => Jobs.Inputs(data.Train, 9)).Message, StringComparison.Ordinal);
        Assert.Equal(0f, Jobs.Inputs(data.Train, 0)[0][0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Load_TwoHundredDamagedFiles_LoadsOrSaysWhy(bool packed)
    {
        var images = IdxBytes.Make(IdxBytes.Count(200), 20, 2, 5);
        var labels = IdxBytes.Make([.. Enumerable.Range(0, 20).Select(i => (byte)(i % 10))], 20);
        Hostile.Survives(packed ? IdxBytes.Pack(images) : images, bytes => Load(bytes, labels), 60);
        Hostile.Survives(packed ? IdxBytes.Pack(labels) : labels, bytes => Load(images, bytes), 60);
    }

    [Fact]
    public void Load_FashionMnist_IsTheSetThatEverybodyKnows()
    {
        Assert.SkipUnless(Directory.Exists(IdxNames.DebianFashionMnist), "Debian's package dataset-fashion-mnist is not installed.");
        var data = new IdxSource(new IdxOptions { Set = IdxSet.FashionMnist }).Load(Jobs.Data());
        Assert.Equal((60_000, 10_000), (data.Train.Count, data.Test!.Count));
        Assert.All(Jobs.Labels(data.Train).CountBy(label => label), pair => Assert.Equal(6000, pair.Value));
        Assert.All(Jobs.Labels(data.Test).CountBy(label => label), pair => Assert.Equal(1000, pair.Value));
        Assert.Equal("ankle boot", data.ClassNames[(int)data.Train.Label(0)]);
        // The published mean and deviation of its pixels, of which this is a sample.
        Assert.InRange(data.Input.Mean[0], 0.28, 0.292);
        Assert.InRange(data.Input.Deviation[0], 0.345, 0.361);
    }
}
