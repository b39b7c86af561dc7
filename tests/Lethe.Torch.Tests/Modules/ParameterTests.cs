using Lethe.Torch.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Modules;

public class ParameterTests
{
    [Fact]
    public void Parameter_TakesTheTensorsPlace()
    {
        using var scope = NewDisposeScope();
        var data = ones(3);
        var parameter = data.AsParameter();
        Assert.True(data.IsInvalid);
        Assert.True(parameter.requires_grad);
        Assert.True(scope.Contains(parameter));
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void Parameter_OfATensorInNoScope_IsInNoneEither()
    {
        var data = ones(3);
        using var scope = NewDisposeScope();
        using var parameter = nn.Parameter(data, requires_grad: false);
        Assert.False(parameter.requires_grad);
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Parameter_OfAComputedTensor_IsALeaf()
    {
        using var scope = NewDisposeScope();
        var source = ones(2, requires_grad: true);
        var parameter = nn.Parameter(Aten.add_Scalar.Call(source, 1L));
        Assert.True(parameter.is_leaf);
        Assert.Equal([2.0, 2.0], parameter.Doubles());
    }

    [Fact]
    public void Counts_OverAParametersLife_BalanceOut()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (NewDisposeScope()) nn.Parameter(ones(1));
        nn.Parameter(ones(1)).Dispose();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Setter_OfALayer_DisposesTheOldParameter()
    {
        using var layer = nn.Linear(2, 1);
        var old = layer.weight;
        using (NewDisposeScope()) layer.weight = nn.Parameter(ones([1, 2]));
        Assert.True(old.IsInvalid);
        Assert.False(layer.weight.IsInvalid);
        Assert.Same(layer.weight, layer.get_parameter("weight"));
        layer.bias = null;
        Assert.Equal(["weight"], layer.state_dict().Keys);
        Assert.Throws<ArgumentNullException>(() => layer.weight = null!);
    }
}
