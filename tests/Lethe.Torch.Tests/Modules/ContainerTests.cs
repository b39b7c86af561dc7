using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Modules;

public class ContainerTests
{
    [Fact]
    public void Sequential_WithNames_UsesThem()
    {
        using var net = nn.Sequential(("a", nn.Linear(1, 2)), ("b", nn.Linear(2, 1)));
        Assert.Equal(["a.weight", "a.bias", "b.weight", "b.bias"], net.state_dict().Keys);
        Assert.Equal(2, net.Count);
        Assert.IsType<Linear>(net[1]);
    }

    [Fact]
    public void Sequential_Sliced_SharesItsModules()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Sequential(nn.Linear(1, 2), nn.Linear(2, 3)).append(nn.Linear(3, 4));
        var tail = net[1..];
        Assert.Equal(2, tail.Count);
        Assert.Same(net[2], tail[1]);
        Assert.Equal(net[(null, 1)].call(ones([1, 1])).Doubles(), ((Linear)net[0]).call(ones([1, 1])).Doubles());
        Assert.Throws<ArgumentOutOfRangeException>(() => net[(0, 5)]);
    }

    [Fact]
    public void Sequential_Running_KeepsOnlyTheResult()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Sequential(nn.Linear(2, 2), nn.Identity(), nn.Linear(2, 2));
        var input = ones([1, 2]);
        using var off = no_grad();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var output = net.call(input);
        Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.False(input.IsInvalid);
        Assert.Equal([1L, 2L], output.shape);
    }

    [Fact]
    public void Sequential_Empty_GivesItsInput()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Sequential();
        Assert.Equal([1.0], net.call(ones(1)).Doubles());
    }

    [Fact]
    public void ModuleList_WhenChanged_NumbersItsModulesAnew()
    {
        using var list = nn.ModuleList(nn.Linear(1, 1), nn.Linear(1, 2));
        list.Add(nn.Linear(1, 3));
        list.RemoveAt(0);
        Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias"], list.named_parameters().Select(p => p.name));
        Assert.Equal([2L, 1L], list.get_parameter("0.weight")!.shape);
        Assert.Equal(2, list.Count);
        Assert.Equal([3L], list[1].bias!.shape);
    }

    [Fact]
    public void ModuleDict_KeepsOrderAndRegisters()
    {
        using var dict = nn.ModuleDict(("b", nn.Linear(1, 1)), ("a", nn.Linear(1, 2)));
        Assert.Equal(["b", "a"], dict.keys());
        Assert.Equal(["b.weight", "b.bias", "a.weight", "a.bias"], dict.named_parameters().Select(p => p.name));
        Assert.True(dict.Remove("b"));
        Assert.False(dict.Remove("b"));
        Assert.Equal(["a.weight", "a.bias"], dict.state_dict().Keys);
        Assert.Equal("a", dict[0].Item1);
        Assert.True(dict.TryGetValue("a", out var found));
        Assert.Same(found, dict["a"]);
    }

    [Fact]
    public void ParameterContainers_InAModule_AreItsParameters()
    {
        using var scope = NewDisposeScope();
        using var holder = new Holder();
        Assert.Equal(["list.0", "list.1", "dict.x"], holder.named_parameters().Select(p => p.name));
        holder.@double();
        Assert.Equal(ScalarType.Float64, holder.list[0].dtype);
        Assert.Equal(ScalarType.Float64, holder.dict["x"].dtype);
    }

    private sealed class Holder : nn.Module
    {
        internal readonly ParameterList list = nn.ParameterList(nn.Parameter(ones(1)), nn.Parameter(ones(2)));
        internal readonly ParameterDict dict = nn.ParameterDict(("x", nn.Parameter(ones(3))));

        public Holder() : base(nameof(Holder)) => RegisterComponents();
    }
}
