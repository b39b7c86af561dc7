using Lethe.Data.Npz;
using Lethe.Data.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Data.Tests.Formats;

public sealed class NpzTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private string Save(params (string Name, Tensor Values)[] arrays)
    {
        Lethe.Torch.Npz.Save(_scratch["data.npz"], arrays.ToDictionary(pair => pair.Name, pair => pair.Values));
        return _scratch["data.npz"];
    }

    private Dataset Load(NpzOptions? options = null) => new NpzSource((options ?? new NpzOptions()) with { File = _scratch["data.npz"], TestFraction = 0 }).Load(Jobs.Data());

    private string Fault(NpzOptions? options = null) => Assert.Throws<DataFormatException>(() => Load(options)).Message;

    [Fact]
    public void Load_ByteImages_AreScaledAndParted()
    {
        Dataset data;
        using (NewDisposeScope())
        {
            Save(("x_train", arange(12, ScalarType.Int64).to(ScalarType.Byte).reshape(3, 2, 2)), ("y_train", tensor([1L, 0, 2])),
                ("x_test", full([1, 2, 2], 255, ScalarType.Byte)), ("y_test", tensor([1L])), ("who", tensor([7L, 8, 7])));
            data = Load(new NpzOptions { Owners = "who" });
        }
        Assert.Equal([1, 2, 2], data.Input.Shape);
        Assert.Equal((0, 1), (data.Input.Low, data.Input.High));
        Assert.Equal([1, 0, 2], Jobs.Labels(data.Train));
        Assert.Equal("8", data.Train.Owner(1));
        Assert.Equal([8 / 255f, 9 / 255f, 10 / 255f, 11 / 255f], Jobs.Inputs(data.Train, 2)[0]);
        Assert.Equal([1, 1, 1, 1], Jobs.Inputs(data.Test!, 0)[0]);
    }

    [Fact]
    public void Load_ChannelsLast_BecomeChannelsFirst()
    {
        using var scope = NewDisposeScope();
        Save(("x_train", arange(12, ScalarType.Float32).reshape(1, 2, 2, 3)), ("y_train", tensor([0L])));
        var data = Load(new NpzOptions { ChannelsLast = true, Low = 0, High = 11 });
        Assert.Equal([3, 2, 2], data.Input.Shape);
        Assert.Equal([0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11], Jobs.Inputs(data.Train, 0)[0]);
        Assert.Equal([4.5, 5.5, 6.5], data.Input.Mean);
    }

    [Fact]
    public void Load_WrongArrays_AreRefusedInSentences()
    {
        using var scope = NewDisposeScope();
        Save(("x_train", zeros(2, 3)), ("y", tensor([0L, 1])), ("z", tensor([0L, 1, 2])), ("f", zeros(2)), ("bad", full([2, 2], double.NaN)), ("minus", tensor([-1L, 0])));
        Assert.Contains("no array 'y_train'. It has: bad, f, minus, x_train, y, z", Fault(), StringComparison.Ordinal);
        Assert.Contains("'z' is not 2 whole numbers", Fault(new NpzOptions { Labels = "z" }), StringComparison.Ordinal);
        Assert.Contains("'f' is not 2 whole numbers", Fault(new NpzOptions { Labels = "f" }), StringComparison.Ordinal);
        Assert.Contains("no list of inputs", Fault(new NpzOptions { Inputs = "y", Labels = "y" }), StringComparison.Ordinal);
        Assert.Contains("no finite numbers", Fault(new NpzOptions { Inputs = "bad", Labels = "y" }), StringComparison.Ordinal);
        Assert.Contains("label -1", Fault(new NpzOptions { Labels = "minus" }), StringComparison.Ordinal);
        File.WriteAllText(_scratch["data.npz"], "nothing of the kind");
        Assert.StartsWith(_scratch["data.npz"] + ": ", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TwoHundredDamagedFiles_LoadsOrSaysWhy()
    {
        using var scope = NewDisposeScope();
        var good = File.ReadAllBytes(Save(("x_train", arange(24, ScalarType.Float32).reshape(6, 4)), ("y_train", tensor([0L, 1, 2, 0, 1, 2]))));
        Hostile.Survives(good, bytes =>
        {
            _scratch.Write("data.npz", bytes);
            return Load();
        }, 100);
    }
}
