using Lethe.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.TensorIndex;

namespace Lethe.Torch.Tests.Tensors;

public class IndexingTests
{
    [Fact]
    public void Numbers_SelectFromTheFront_AndNegativeOnesFromTheBack()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Counting(2, 3);
        Numbers.Are(x[1], [3], 3, 4, 5);
        Numbers.Are(x[-1, -2], [], 4);
        Assert.Equal(5, x[1, 2].item<double>());
        var deep = Numbers.Counting(1, 1, 1, 1, 1, 2);
        Numbers.Are(deep[0, 0, 0, 0, 0, 1], [], 1);
        Numbers.Are(deep[0, 0, 0, 0, 0], [2], 0, 1);
    }

    [Fact]
    public void Ranges_CutAsInCSharp()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Counting(5);
        Numbers.Are(x[1..3], [2], 1, 2);
        Numbers.Are(x[..2], [2], 0, 1);
        Numbers.Are(x[3..], [2], 3, 4);
        Numbers.Are(x[^2..], [2], 3, 4);
        Numbers.Are(x[..^1], [4], 0, 1, 2, 3);
        Numbers.Are(x[^0..], [0]);
        Numbers.Are(x[Slice(0, 5, 2)], [3], 0, 2, 4);
        Numbers.Are(x[Slice(step: 3)], [2], 0, 3);
        Numbers.Are(x[(1, null)], [4], 1, 2, 3, 4);
    }

    [Fact]
    public void Markers_KeepAndAddDimensions()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Counting(2, 3, 4);
        Assert.Equal([2, 4], x[Colon, 1].shape);
        Assert.Equal([2, 3], x[Ellipsis, 0].shape);
        Assert.Equal([3], x[0, Ellipsis, 3].shape);
        Assert.Equal([2, 1, 3, 4], x[Colon, None].shape);
        Assert.Equal([2, 3, 4, 1], x[Ellipsis, Null].shape);
        Numbers.Are(x[1, .., 2], [3], 14, 18, 22);
        Assert.Equal([1, 2, 3, 4], x[Bool(true)].shape);
        Assert.Equal([0, 2, 3, 4], x[Bool(false)].shape);
        Assert.Equal(x.DataPointer(), x[Ellipsis].DataPointer());
    }

    [Fact]
    public void IndexTensors_GatherElements()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Counting(3, 4);
        var rows = tensor(new long[] { 2, 0 });
        var columns = tensor(new long[] { 1, 3 });
        Numbers.Are(x[rows], [2, 4], 8, 9, 10, 11, 0, 1, 2, 3);
        Numbers.Are(x[rows, columns], [2], 9, 3);
        Numbers.Are(x[Colon, TensorIndex.Tensor(columns)], [3, 2], 1, 3, 5, 7, 9, 11);
        Numbers.Are(x[1.., TensorIndex.Tensor(columns)], [2, 2], 5, 7, 9, 11);
        Numbers.Are(x.index(rows, columns), [2], 9, 3);
        Numbers.Are(x[tensor(1L)], [4], 4, 5, 6, 7);
        Numbers.Are(x[tensor(-1L), tensor(0L)], [], 8);
    }

    [Fact]
    public void Masks_TakeAsManyDimensionsAsTheyHave()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Counting(2, 2, 3);
        var mask = tensor(new[,] { { true, false }, { false, true } });
        Numbers.Are(x[mask], [2, 3], 0, 1, 2, 9, 10, 11);
        Numbers.Are(x[TensorIndex.Tensor(mask), 1..], [2, 2], 1, 2, 10, 11);
        Assert.Equal([1, 2, 2, 3], x[tensor(true)].shape);
        Assert.Equal([0, 2, 2, 3], x[tensor(false)].shape);
    }

    [Fact]
    public void Reading_WithoutIndexTensors_GivesAView()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Counting(2, 2);
        x[1, ..].fill_(7);
        Numbers.Are(x, [2, 2], 0, 1, 7, 7);
    }

    [Fact]
    public void Writing_ByNumbersRangesAndMarkers_ChangesTheTensor()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3);
        x[0, 1] = 5;
        x[1] = tensor(new[] { 1f, 2f, 3f });
        x[.., 2] = 9.5;
        Numbers.Are(x, [2, 3], 0, 5, 9.5, 1, 2, 9.5);
        x[Ellipsis] = 1;
        Numbers.Are(x, [2, 3], 1, 1, 1, 1, 1, 1);
        x[0] = tensor(new[, ,] { { { 4L, 5L, 6L } } });
        Numbers.Are(x[0], [3], 4, 5, 6);
    }

    [Fact]
    public void Writing_ByIndexTensorsAndMasks_ChangesThosePlaces()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3);
        x[tensor(new[,] { { true, false, false }, { false, false, true } })] = 2;
        x[tensor(new long[] { 0, 1 }), tensor(new long[] { 1, 1 })] = tensor(new[] { 3f, 4f });
        Numbers.Are(x, [2, 3], 2, 3, 0, 0, 4, 2);
        Assert.Same(x, x.index_put_(7, Colon, 0));
        x.index_put_((Scalar)1.5, tensor(new long[] { 1 }), tensor(new long[] { 2 }));
        Numbers.Are(x, [2, 3], 7, 3, 0, 7, 4, 1.5);
    }

    [Fact]
    public void Indexing_LeavesNoViewsBehind()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Counting(2, 3, 4);
        var before = scope.DisposablesCount;
        _ = x[1, 2, 3];
        _ = x[0, .., 1];
        Assert.Equal(before + 2, scope.DisposablesCount);
        x[0, 1] = 3;
        Assert.Equal(before + 3, scope.DisposablesCount); // the tensor that 3 became
    }

    [Fact]
    public void Indices_OutOfRangeOrTooMany_AreIndexErrors()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3);
        Assert.Throws<TorchIndexException>(() => x[2]);
        Assert.Throws<TorchIndexException>(() => x[0, 0, 0]);
        Assert.Throws<TorchIndexException>(() => x[tensor(new long[] { 5 })]);
        Assert.Throws<TorchIndexException>(() => x[tensor(new[] { true, true, true })]);
        Assert.Throws<ArgumentException>(() => x[Ellipsis, Ellipsis]);
        Assert.Throws<TorchException>(() => x[0] = zeros(2));
    }

    [Fact]
    public void Gradients_ReachWhatIsReadAndWritten()
    {
        var places = tensor(new long[] { 2, 0 });
        GradCheck.Holds(x => x[0][1.., 2], [GradCheck.Uniform(3, 4)]);
        GradCheck.Holds(x => x[0][places], [GradCheck.Uniform(3, 2)]);
        GradCheck.Holds(
            x =>
            {
                var whole = x[0].clone();
                whole[1] = x[1];
                whole[TensorIndex.Tensor(places), 0] = x[2];
                return whole;
            },
            [GradCheck.Uniform(3, 2), GradCheck.Uniform(2), GradCheck.Uniform(2)]);
    }
}
