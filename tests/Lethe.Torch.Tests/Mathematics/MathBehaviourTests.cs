using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Mathematics;

/// <summary>What figures alone do not show: equality, errors, types, and what is allocated.</summary>
public class MathBehaviourTests
{
    [Fact]
    public void Equals_LooksAtTypeShapeAndNumbers_AndHashCodesAtIdentity()
    {
        using var scope = NewDisposeScope();
        var x = MathFixture.Input("x");
        var copy = x.clone();
        Assert.True(x.Equals(copy));
        Assert.True(x.Equals((object)copy));
        Assert.NotEqual(x.GetHashCode(), copy.GetHashCode());
        Assert.False(x.Equals(MathFixture.Input("y")));
        Assert.False(x.Equals(x.to(ScalarType.Float32)));
        Assert.False(x.Equals(x.sum(0)));
        Assert.False(x.Equals((object)"x"));
        Assert.False(x.Equals((Tensor)null!));
        var holes = MathFixture.Input("holes");
        Assert.True(holes.Equals(holes));
        Assert.False(holes.Equals(holes.clone()));
    }

    [Fact]
    public void Allclose_WithinTheTolerance_IsTrue()
    {
        using var scope = NewDisposeScope();
        var x = MathFixture.Input("x");
        var holes = MathFixture.Input("holes");
        Assert.True(x.allclose(x + 1e-9));
        Assert.False(allclose(x, x + 1e-3));
        Assert.True(allclose(x, x + 1e-3, atol: 2e-3));
        Assert.False(holes.allclose(holes));
        Assert.True(holes.allclose(holes, equal_nan: true));
    }

    [Fact]
    public void Number_BesideATensor_KeepsTheTensorsType()
    {
        using var scope = NewDisposeScope();
        var single = ones(2);
        var whole = ones(2, ScalarType.Int64);
        Assert.Equal(ScalarType.Float32, (single * 2.5).dtype);
        Assert.Equal(ScalarType.Float32, (2.5 / single).dtype);
        Assert.Equal(ScalarType.Int64, (whole * 2).dtype);
        Assert.Equal(ScalarType.Float32, (whole * 2.5).dtype);
        Assert.Equal(ScalarType.Float32, (whole / 2).dtype);
        Assert.Equal(ScalarType.Bool, (whole > 0).dtype);
    }

    [Fact]
    public void WrongArguments_GiveTypedExceptions_NamingTheOperator()
    {
        using var scope = NewDisposeScope();
        var x = MathFixture.Input("x");
        var shapes = Assert.Throws<TorchException>(() => x + ones(4, ScalarType.Float64));
        Assert.Contains("aten::add.Tensor(Double[2, 3], Double[4])", shapes.Message, StringComparison.Ordinal);
        Assert.Throws<TorchIndexException>(() => x.sum(7));
        Assert.Throws<TorchException>(() => x.mm(x));
        Assert.Throws<TorchException>(() => MathFixture.Input("i").mean());
        Assert.Throws<TorchException>(() => x.kthvalue(9, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.div(x, (RoundingMode)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.tensordot(x, -1));
        Assert.Throws<ArgumentException>(() => linalg.multi_dot([]));
        Assert.Throws<ObjectDisposedException>(() => { x.Dispose(); return x + 1; });
    }

    [Fact]
    public void MultiDot_OfOneTensor_IsASecondReferenceToIt()
    {
        using var scope = NewDisposeScope();
        var x = MathFixture.Input("x");
        var only = linalg.multi_dot([x]);
        Assert.NotSame(x, only);
        only.mul_(2);
        Assert.True(x.Equals(only));
    }

    [Fact]
    public void MatrixSum_OfIntegers_TakesWholeFactorsOnly()
    {
        using var scope = NewDisposeScope();
        var whole = MathFixture.Input("n");
        var product = whole.addmm(whole, whole, 2, 3);
        Assert.Equal(ScalarType.Int64, product.dtype);
        Assert.True(product.Equals((whole * 2) + (whole.mm(whole) * 3)));
        Assert.Throws<TorchException>(() => whole.addr(whole.sum(0), whole.sum(1), 0.5f));
    }

    [Fact]
    public void HotOperations_OverAThousandCalls_AllocateTheirResultsOnly()
    {
        using var off = no_grad();
        using var x = ones(4, 4);
        using var y = ones(4, 4);
        var perTensor = AllocatedBy(() => x.alias());
        Assert.Equal(perTensor, AllocatedBy(() => x + y));
        Assert.Equal(perTensor, AllocatedBy(() => x * 2.5));
        Assert.Equal(perTensor, AllocatedBy(() => 1 - x));
        Assert.Equal(perTensor, AllocatedBy(() => x.mul(y)));
        Assert.Equal(perTensor, AllocatedBy(() => x > y));
        Assert.Equal(perTensor, AllocatedBy(() => x.sum()));
        Assert.Equal(perTensor, AllocatedBy(() => x.sum(1)));
        Assert.Equal(perTensor, AllocatedBy(() => x.sum(-1, true)));
        Assert.Equal(perTensor, AllocatedBy(() => x.mean()));
        Assert.Equal(0, AllocatedBy(() => { x.add_(y); return null; }));
    }

    /// <summary>
    /// Managed bytes per call, on this thread; the least of several rounds, because a collection that another thread begins
    /// counts the rest of this one's block as taken.
    /// </summary>
    private static long AllocatedBy(Func<Tensor?> call)
    {
        const int Rounds = 5, Calls = 1000;
        for (var i = 0; i < 100; i++) call()?.Dispose();
        var least = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Calls; i++) call()?.Dispose();
            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / Calls);
        }
        return least;
    }
}
