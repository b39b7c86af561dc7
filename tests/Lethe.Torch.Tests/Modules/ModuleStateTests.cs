using Lethe.Torch.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Modules;

public class ModuleStateTests
{
    [Fact]
    public void State_LoadedIntoAnotherModule_MakesItTheSame()
    {
        using var scope = NewDisposeScope();
        using var from = Net();
        using var to = Net();
        AssertDifferent(from.state_dict()["0.weight"], to.state_dict()["0.weight"]);
        from.call(ones([2, 1, 3, 3]));
        var (missing, unexpected) = to.load_state_dict(from.state_dict());
        Assert.Empty(missing);
        Assert.Empty(unexpected);
        Assert.Equal(
            ["0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var", "1.num_batches_tracked"],
            to.state_dict().Keys);
        foreach (var (key, value) in from.state_dict()) Assert.Equal(value.Doubles(), to.state_dict()[key].Doubles());
        Assert.All(to.parameters(), parameter => Assert.True(parameter.requires_grad && parameter.is_leaf));
    }

    [Fact]
    public void Load_OfAStateThatDoesNotFit_NamesAllFaultsAndChangesNothing()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 2);
        var before = layer.weight.Doubles();
        var state = new Dictionary<string, Tensor> { ["weight"] = ones([2, 1]), ["extra"] = ones(1) };
        var failure = Assert.Throws<InvalidOperationException>(() => layer.load_state_dict(state));
        Assert.Contains("'bias' is missing", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'extra' is not expected", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'weight' is [2, 1] and should be [2, 2]", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, layer.weight.Doubles());
    }

    [Fact]
    public void Load_NotStrictOrWithSkip_TakesWhatIsThere()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 1);
        nn.init.zeros_(layer.bias!);
        var state = new Dictionary<string, Tensor> { ["weight"] = ones([1, 2]), ["extra"] = ones(1) };
        var (missing, unexpected) = layer.load_state_dict(state, strict: false);
        Assert.Equal(["bias"], missing);
        Assert.Equal(["extra"], unexpected);
        Assert.Equal([1.0, 1.0], layer.weight.Doubles());

        state["bias"] = ones(1);
        layer.load_state_dict(state, skip: ["bias", "extra"]);
        Assert.Equal([0.0], layer.bias!.Doubles());
    }

    [Fact]
    public void Move_ToAnotherType_KeepsObjectsGradientsAndIntegers()
    {
        using var scope = NewDisposeScope();
        using var net = Net();
        var weight = net.get_parameter("0.weight")!;
        var output = Aten.reshape.Call(net.call(ones([1, 1, 2, 2])), new long[] { -1 });
        Aten.dot.Call(output, ones(output.NumberOfElements)).backward();
        var gradient = weight.grad!.Doubles();
        var numbers = weight.Doubles();

        Assert.Same(net, net.@double());
        Assert.Same(weight, net.get_parameter("0.weight"));
        Assert.Equal(ScalarType.Float64, weight.dtype);
        Assert.Equal(numbers, weight.Doubles());
        Assert.Equal(ScalarType.Float64, weight.grad!.dtype);
        Assert.Equal(gradient, weight.grad!.Doubles());
        Assert.True(weight.requires_grad && weight.is_leaf);
        Assert.Equal(ScalarType.Float64, net.get_buffer("1.running_mean")!.dtype);
        Assert.Equal(ScalarType.Int64, net.get_buffer("1.num_batches_tracked")!.dtype);
        Assert.Equal(ScalarType.Float64, net.call(ones([1, 1, 2, 2], ScalarType.Float64)).dtype);
        Assert.Equal(ScalarType.BFloat16, net.bfloat16().get_parameter("1.weight")!.dtype);
    }

    [Fact]
    public void Move_ToAnIntegerType_IsRefused()
    {
        using var layer = nn.Linear(1, 1);
        Assert.Throws<ArgumentException>(() => layer.to(ScalarType.Int64));
    }

    private static TorchSharp.Modules.Sequential Net() => nn.Sequential(nn.Conv2d(1, 2, 2), nn.BatchNorm2d(2));

    private static void AssertDifferent(Tensor one, Tensor other) => Assert.NotEqual(one.Doubles(), other.Doubles());
}
