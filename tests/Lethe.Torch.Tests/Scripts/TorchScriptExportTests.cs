using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Scripts;

public class TorchScriptExportTests
{
    [Fact]
    public void Export_OfAConvolutionalNet_PredictsTheSameAtAnyBatchSize()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var net = Net();
        Settle(net);
        TorchScriptExport.Save(net, Images(2), folder.File("net.pt"));
        net.eval();
        using var loaded = jit.load<Tensor, Tensor>(folder.File("net.pt"));
        foreach (var batch in new[] { 1, 2, 7 })
            Floats.Near(Floats.Of(net.call(Images(batch))), Floats.Of(loaded.call(Images(batch))), 1e-6);
        Assert.Equal(net.state_dict().Keys.Order(), loaded.state_dict().Keys.Order());
        foreach (var (name, value) in net.state_dict()) Assert.True(value.allclose(loaded.state_dict()[name]), name);
    }

    [Fact]
    public void Export_OfLayersThatHaveNumbersForNames_LoadsAgain()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var net = nn.Sequential(nn.Flatten(), nn.Linear(64, 5), nn.Sequential(nn.ReLU(), nn.Linear(5, 3)));
        TorchScriptExport.Save(net, Images(2), folder.File("net.pt"));
        using var loaded = jit.load<Tensor, Tensor>(folder.File("net.pt"));
        Assert.Equal(net.state_dict().Keys.Order(), loaded.state_dict().Keys.Order());
        Floats.Near(Floats.Of(net.call(Images(3))), Floats.Of(loaded.call(Images(3))), 1e-6);
    }

    [Fact]
    public void Export_LoadedInPython_PredictsTheSameUnderTheSameNames()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var net = Net();
        Settle(net);
        TorchScriptExport.Save(net, Images(2), folder.File("net.pt"));
        var names = PythonPeer.RunFixture("script_model.py", "names", folder.File("net.pt")).Split('\n');
        Assert.Equal(net.state_dict().Keys.Order(), names.Order());

        Floats.Write(folder.File("in.bin"), Images(5));
        var printed = PythonPeer.RunFixture("script_model.py", "predict", folder.File("net.pt"), folder.File("in.bin"), "5,1,8,8");
        net.eval();
        Floats.Near(Floats.Of(net.call(Images(5))), [.. printed.Split(' ').Select(float.Parse)], 1e-6);
    }

    [Fact]
    public void Export_OfATrainingModule_LeavesItsModesAlone()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var net = Net();
        var frozen = net.named_children().First().module;
        frozen.eval();
        TorchScriptExport.Save(net, Images(2), folder.File("net.pt"));
        Assert.True(net.training);
        Assert.False(frozen.training);
        Assert.True(net.named_children().Last().module.training);
    }

    [Fact]
    public void Export_OfAModuleThatThrows_CarriesItsException()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var broken = new Inline(_ => throw new InvalidTimeZoneException("from forward"));
        Assert.Equal("from forward", Assert.Throws<InvalidTimeZoneException>(
            () => TorchScriptExport.Save(broken, Images(1), folder.File("net.pt"))).Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
        using var net = Net();
        TorchScriptExport.Save(net, Images(1), folder.File("net.pt"));
        Assert.True(File.Exists(folder.File("net.pt")));
    }

    [Fact]
    public void Export_OfAModuleWithTheBatchSizeInIt_IsRefused()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var fixedSize = new Inline(input => input.reshape(input.shape[0], 64));
        var refusal = Assert.Throws<InvalidOperationException>(
            () => TorchScriptExport.Save(fixedSize, Images(2), folder.File("net.pt")));
        Assert.Contains("shape[0]", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("net.pt")));
    }

    internal static Tensor Images(int count)
    {
        using var generator = new Generator(3);
        return rand([count, 1, 8, 8], generator: generator);
    }

    internal static TorchSharp.Modules.Sequential Net() => nn.Sequential(
        ("first", nn.Conv2d(1, 4, 3, padding: 1)),
        ("norm", nn.BatchNorm2d(4)),
        ("relu", nn.ReLU()),
        ("inner", nn.Sequential(("pool", nn.MaxPool2d(2)), ("drop", nn.Dropout(0.5)))),
        ("flat", nn.Flatten()),
        ("head", nn.Linear(64, 3)));

    // So that the running statistics are not what a new module has.
    private static void Settle(nn.Module<Tensor, Tensor> net)
    {
        for (var i = 0; i < 3; i++) net.call(Images(16));
    }

    private sealed class Inline(Func<Tensor, Tensor> function) : nn.Module<Tensor, Tensor>("Inline")
    {
        public override Tensor forward(Tensor input) => function(input);
    }
}
