using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Modules;

public class HookTests
{
    [Fact]
    public void ForwardHook_InASequence_ReadsTheActivation()
    {
        using var scope = NewDisposeScope();
        using var first = nn.Linear(nn.Parameter(full([2, 1], 3.0)));
        using var net = nn.Sequential(first, nn.Linear(2, 1));
        Tensor? seen = null;
        first.register_forward_hook((_, input, output) =>
        {
            seen = output.alias();
            Assert.Equal([2.0], input.Doubles());
            return null!;
        });
        net.call(full([1, 1], 2.0));
        Assert.Equal([6.0, 6.0], seen!.Doubles());
    }

    [Fact]
    public void Hooks_ThatReturnATensor_ReplaceInputAndOutput()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Identity();
        layer.register_forward_pre_hook((_, input) => Aten.add_Scalar.Call(input, 1L));
        layer.register_forward_hook((_, _, output) => Aten.mul_Scalar.Call(output, 10L));
        Assert.Equal([20.0], layer.call(ones(1)).Doubles());
        Assert.Equal([1.0], layer.forward(ones(1)).Doubles());
    }

    [Fact]
    public void Hooks_OfAllKinds_RunInOrderUntilRemoved()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Bilinear(1, 1, 1);
        var order = new List<string>();
        var remover = layer.register_forward_pre_hook((_, _, _) => { order.Add("pre"); return null; });
        layer.register_forward_hook((_, _, _, _) => { order.Add("post"); return null!; });
        layer.register_forward_pre_hook(_ => order.Add("module pre"));
        layer.register_forward_hook(_ => order.Add("module post"));
        layer.call(ones([1, 1]), ones([1, 1]));
        Assert.Equal(["module pre", "pre", "post", "module post"], order);

        order.Clear();
        remover.remove();
        remover.remove();
        layer.call(ones([1, 1]), ones([1, 1]));
        Assert.Equal(["module pre", "post", "module post"], order);
    }

    [Fact]
    public void PreHook_OfTwoInputs_ReplacesBoth()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Bilinear(1, 1, 1, hasBias: false);
        nn.init.ones_(layer.weight);
        layer.register_forward_pre_hook((_, _, _) => (full([1, 1], 2.0), full([1, 1], 5.0)));
        Assert.Equal([10.0], layer.call(ones([1, 1]), ones([1, 1])).Doubles());
    }

    [Fact]
    public void Hook_ThatRemovesItself_RunsOnce()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Identity();
        var runs = 0;
        TorchSharp.Modules.Identity.HookRemover? remover = null;
        remover = layer.register_forward_hook(_ =>
        {
            runs++;
            remover!.remove();
        });
        layer.call(ones(1));
        layer.call(ones(1));
        Assert.Equal(1, runs);
    }
}
