using Lethe.Data.Cifar;
using Lethe.Data.Tests.Support;

namespace Lethe.Data.Tests.Formats;

public sealed class CifarTests : IDisposable
{
    private const int Pixels = 3072;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static byte[] Records(params (byte[] Labels, byte Fill)[] records) =>
        [.. records.SelectMany(one => (byte[])[.. one.Labels, .. Enumerable.Range(0, Pixels).Select(i => (byte)(one.Fill + i / 1024))])];

    private Dataset Load(CifarKind kind = CifarKind.Cifar10, int? train = null) =>
        new CifarSource(new CifarOptions { Folder = _scratch.Folder, Kind = kind, Train = train }).Load(Jobs.Data());

    [Fact]
    public void Load_HandMadeBatches_AreOneSet()
    {
        _scratch.Write("data_batch_1.bin", Records(([3], 10), ([9], 20)));
        _scratch.Write("data_batch_2.bin", Records(([0], 30)));
        _scratch.Write("test_batch.bin", Records(([1], 40)));
        _scratch.Write("batches.meta.txt", string.Join("\n", Enumerable.Range(0, 10).Select(i => $"name{i}")) + "\n");
        var data = Load();
        Assert.Equal([3, 9, 0], Jobs.Labels(data.Train));
        Assert.Equal([3, 32, 32], data.Input.Shape);
        Assert.Equal("name9", data.ClassNames[9]);
        var pixels = Jobs.Inputs(data.Train, 2, 1);
        Assert.Equal([30 / 255f, 31 / 255f, 32 / 255f], new[] { pixels[0][0], pixels[0][1024], pixels[0][^1] });
        Assert.Equal(20 / 255f, pixels[1][0]);
        Assert.Equal(41 / 255f, Jobs.Inputs(data.Test!, 0)[0][1024]);
        Assert.Equal([3, 9], Jobs.Labels(Load(train: 2).Train));
        Assert.Equal(new[] { 20.0, 21, 22 }, data.Input.Mean.Select(mean => Math.Round(mean * 255, 4)));
    }

    [Fact]
    public void Load_HundredClasses_TakesTheLabelAskedFor()
    {
        _scratch.Write("train.bin", Records(([4, 77], 1), ([19, 5], 2)));
        Assert.Equal([77, 5], Jobs.Labels(Load(CifarKind.Cifar100Fine).Train));
        Assert.Equal([4, 19], Jobs.Labels(Load(CifarKind.Cifar100Coarse).Train));
        Assert.Equal((100, 20), (Load(CifarKind.Cifar100Fine).Classes, Load(CifarKind.Cifar100Coarse).Classes));
    }

    [Fact]
    public void Load_WrongFiles_AreRefusedInSentences()
    {
        string Fault() => Assert.Throws<DataFormatException>(() => Load()).Message;
        Assert.Contains("no such file", Fault(), StringComparison.Ordinal);
        _scratch.Write("data_batch_1.bin", new byte[Pixels]);
        Assert.Contains("no whole number of records of 3073", Fault(), StringComparison.Ordinal);
        _scratch.Write("data_batch_1.bin", Records(([1], 0), ([10], 0)));
        Assert.Contains("record 1 has label 10", Fault(), StringComparison.Ordinal);
        _scratch.Write("data_batch_1.bin", Records(([1], 0)));
        _scratch.Write("batches.meta.txt", "one\ntwo\n");
        Assert.Contains("2 names for 10 classes", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TwoHundredDamagedFiles_LoadsOrSaysWhy() => Hostile.Survives(Records(([3], 10), ([9], 20), ([0], 5)), bytes =>
    {
        _scratch.Write("data_batch_1.bin", bytes);
        return Load();
    }, 60);
}
