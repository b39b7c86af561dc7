using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests;

public class TensorLifetimeTests
{
    [Fact]
    public void Scope_AtItsEnd_DisposesWhatWasMadeInIt()
    {
        Tensor inner, kept;
        using (NewDisposeScope())
        {
            inner = ones(3);
            kept = ones(3).MoveToOuterDisposeScope();
        }
        Assert.True(inner.IsInvalid);
        Assert.False(kept.IsInvalid);
        kept.Dispose();
    }

    [Fact]
    public void Tensor_AfterDispose_ThrowsInsteadOfReachingLibtorch()
    {
        var tensor = ones(2);
        tensor.Dispose();
        Assert.Throws<ObjectDisposedException>(() => tensor.shape);
        Assert.Throws<ObjectDisposedException>(() => tensor.clone());
    }

    [Fact]
    public void Statistics_OverAScope_CountEveryTensorOnce()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (NewDisposeScope())
        {
            var first = ones(2);
            _ = first.clone();
            first.Dispose();
            Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Array_WrappedAsTensor_SharesItsMemory()
    {
        var numbers = new float[] { 1, 2, 3, 4 };
        using var tensor = frombuffer(numbers, ScalarType.Float32);
        numbers[2] = 30;
        Assert.Equal([1f, 2f, 30f, 4f], tensor.data<float>().ToArray());
    }

    [Fact]
    public void Backward_OfASquare_GivesTwiceTheInput()
    {
        using var scope = NewDisposeScope();
        var x = full([3], 1.5, ScalarType.Float64, requires_grad: true);
        var y = Native.Aten.dot.Call(x, x);
        var gradient = autograd.grad([y], [x], create_graph: true)[0];
        Assert.Equal([3.0, 3.0, 3.0], gradient.detach().data<double>().ToArray());
        y.backward();
        Assert.Equal([3.0, 3.0, 3.0], x.grad!.data<double>().ToArray());
    }

    [Fact]
    public void WrongShapes_GiveAnException_NamingOperatorAndShapes()
    {
        using var scope = NewDisposeScope();
        var failure = Assert.Throws<TorchException>(() => Native.Aten.dot.Call(ones(2), ones(3)));
        Assert.Contains("aten::dot", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Float[2]", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Float[3]", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownOperator_GivesAnException_NamingIt()
    {
        var failure = Assert.Throws<MissingOperatorException>(() => new Native.Operator("no_such_thing").Call());
        Assert.Contains("aten::no_such_thing", failure.Message, StringComparison.Ordinal);
    }
}
