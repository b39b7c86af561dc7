using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Tensors;

public class JoiningTests
{
    [Fact]
    public void Joins_PutTensorsSideBySide()
    {
        using var scope = NewDisposeScope();
        Tensor a = tensor(new[] { 1f, 2f }), b = tensor(new[] { 3f, 4f });
        Numbers.Are(cat([a, b]), [4], 1, 2, 3, 4);
        Numbers.Are(concat([a, b]), [4], 1, 2, 3, 4);
        Numbers.Are(stack([a, b]), [2, 2], 1, 2, 3, 4);
        Numbers.Are(stack([a, b], 1), [2, 2], 1, 3, 2, 4);
        Numbers.Are(hstack(a, b), [4], 1, 2, 3, 4);
        Numbers.Are(vstack([a, b]), [2, 2], 1, 2, 3, 4);
        Numbers.Are(row_stack(a, b), [2, 2], 1, 2, 3, 4);
        Numbers.Are(column_stack(a, b), [2, 2], 1, 3, 2, 4);
        Numbers.Are(dstack(a, b), [1, 2, 2], 1, 3, 2, 4);
        Numbers.Are(cat([a.unsqueeze(0), b.unsqueeze(0)], 1), [1, 4], 1, 2, 3, 4);
        Numbers.Are(block_diag(a, b.unsqueeze(1)), [3, 3], 1, 2, 0, 0, 0, 3, 0, 0, 4);
    }

    [Fact]
    public void Joins_OfNothingOrOfOtherShapes_AreErrors()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<TorchException>(() => cat([]));
        Assert.Throws<TorchException>(() => cat([zeros(2, 2), zeros(2, 3)]));
        Assert.Throws<TorchException>(() => stack([zeros(2), zeros(3)]));
    }

    [Fact]
    public void Splits_CutIntoViews()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Counting(5);
        Assert.Equal([[0, 1, 2], [3, 4]], x.chunk(2).Select(Numbers.Of));
        Assert.Equal([[0, 1], [2, 3], [4]], x.split(2).Select(Numbers.Of));
        Assert.Equal([[0], [1, 2, 3, 4]], x.split([1L, 4L]).Select(Numbers.Of));
        Assert.Equal([[0, 1, 2], [3, 4]], x.tensor_split(2).Select(Numbers.Of));
        Assert.Equal([[0], [1, 2], [3, 4]], x.tensor_split([1, 3]).Select(Numbers.Of));
        Assert.Equal([[0], [1, 2, 3, 4]], x.tensor_split(tensor(new long[] { 1 })).Select(Numbers.Of));
        Assert.Equal([[0, 2], [1, 3]], Numbers.Counting(2, 2).unbind(1).Select(Numbers.Of));
        Assert.Equal(x.DataPointer(), x.chunk(2)[0].DataPointer());
    }

    [Fact]
    public void NamedSplits_CutAlongTheirDimension()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 4, 6);
        Assert.Equal([2, 2, 6], x.hsplit(2)[0].shape);
        Assert.Equal([2, 3, 6], x.hsplit(1L, 1L + 3)[1].shape);
        Assert.Equal([1, 4, 6], x.vsplit(2)[1].shape);
        Assert.Equal([2, 4, 3], x.dsplit(2)[0].shape);
        Assert.Equal([2, 4, 5], dsplit(x, tensor(new long[] { 1 }))[1].shape);
        Assert.Throws<TorchException>(() => x.hsplit(3));
    }

    [Fact]
    public void Grids_AndProducts_CombineVectors()
    {
        using var scope = NewDisposeScope();
        Tensor a = tensor(new[] { 1, 2 }), b = tensor(new[] { 3, 4, 5 });
        var grid = meshgrid([a, b]);
        Numbers.Are(grid[0], [2, 3], 1, 1, 1, 2, 2, 2);
        Numbers.Are(grid[1], [2, 3], 3, 4, 5, 3, 4, 5);
        Assert.Equal([3, 2], meshgrid([a, b], "xy")[0].shape);
        Numbers.Are(cartesian_prod(a, tensor(new[] { 7, 8 })), [4, 2], 1, 7, 1, 8, 2, 7, 2, 8);
        Numbers.Are(combinations(b), [3, 2], 3, 4, 3, 5, 4, 5);
        Numbers.Are(combinations(a, 2, true), [3, 2], 1, 1, 1, 2, 2, 2);
    }

    [Fact]
    public void Broadcasting_FindsTheCommonShape()
    {
        using var scope = NewDisposeScope();
        var both = broadcast_tensors(zeros(3, 1), ones(2));
        Assert.All(both, tensor => Assert.Equal([3, 2], tensor.shape));
        Assert.Equal(new long[] { 4, 3, 2 }, broadcast_shapes([3, 1], [2], [4, 1, 1]));
        Assert.Equal(new long[] { 0, 3 }, broadcast_shapes([1, 3], [0, 1]));
        Assert.Throws<ArgumentException>(() => broadcast_shapes([3], [2]));
    }

    [Fact]
    public void Gradients_FlowThroughJoinsAndSplits()
    {
        Tensor[] pair = [GradCheck.Uniform(2, 3), GradCheck.Uniform(2, 3)];
        GradCheck.Holds(x => cat([x[0], x[1]], 1), pair);
        GradCheck.Holds(x => stack([x[0], x[1]], 1), pair);
        GradCheck.Holds(x => hstack(x[0], x[1]), pair);
        GradCheck.Holds(x => dstack(x[0], x[1]), pair);
        GradCheck.Holds(x => block_diag(x[0], x[1]), pair);
        GradCheck.Holds(x => x[0].chunk(2, 1)[1], [pair[0]]);
        GradCheck.Holds(x => x[0].split([1L, 2L], 1)[1], [pair[0]]);
        GradCheck.Holds(x => x[0].unbind(1)[2], [pair[0]]);
        GradCheck.Holds(x => stack(meshgrid([x[0], x[1]])), [GradCheck.Uniform(2), GradCheck.Uniform(3)]);
    }
}
