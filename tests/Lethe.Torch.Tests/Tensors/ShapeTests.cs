using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Tensors;

public class ShapeTests
{
    [Fact]
    public void Reshapings_KeepTheOrderOfElements()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Counting(2, 3);
        Numbers.Are(x.view(3, 2), [3, 2], 0, 1, 2, 3, 4, 5);
        Numbers.Are(x.t().reshape(-1), [6], 0, 3, 1, 4, 2, 5);
        Assert.Equal([6], x.flatten().shape);
        Assert.Equal([2, 12], zeros(2, 3, 4).flatten(1).shape);
        Assert.Equal([2, 3, 2, 2], zeros(2, 3, 4).unflatten(-1, 2, 2).shape);
        Assert.Equal([3, 2], x.view_as(zeros(3, 2)).shape);
        Assert.Equal([6], ravel(x).shape);
        Assert.Throws<TorchException>(() => x.t().view(6));
        Assert.Throws<TorchException>(() => x.reshape(4, 2));
    }

    [Fact]
    public void DimensionsOfSizeOne_ComeAndGo()
    {
        using var scope = NewDisposeScope();
        var x = zeros(1, 2, 1);
        Assert.Equal([2], x.squeeze().shape);
        Assert.Equal([2, 1], squeeze(x, 0).shape);
        Assert.Equal([1, 2, 1], x.squeeze(1).shape);
        Assert.Equal([1, 2, 1, 1], x.unsqueeze(-1).shape);
        Assert.Same(x, x.squeeze_(0).unsqueeze_(1).squeeze_());
        Assert.Equal([2], x.shape);
        Assert.Equal([1, 2], x.atleast_2d().shape);
        Assert.Equal([[1], [2]], atleast_1d(tensor(1f), x).Select(tensor => tensor.shape));
        Assert.Equal([1, 2, 1], x.atleast_3d().shape);
        Assert.Throws<TorchIndexException>(() => x.squeeze(3));
    }

    [Fact]
    public void Permutations_MoveDimensions()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Counting(2, 3);
        Numbers.Are(x.T, [3, 2], 0, 3, 1, 4, 2, 5);
        Numbers.Are(x.mT, [3, 2], 0, 3, 1, 4, 2, 5);
        Numbers.Are(x.H, [3, 2], 0, 3, 1, 4, 2, 5);
        Numbers.Are(x.mH, [3, 2], 0, 3, 1, 4, 2, 5);
        Numbers.Are(x.transpose(0, -1), [3, 2], 0, 3, 1, 4, 2, 5);
        var cube = zeros(2, 3, 4);
        Assert.Equal([4, 2, 3], cube.permute(2, 0, 1).shape);
        Assert.Equal([4, 3, 2], swapaxes(cube, 0, 2).shape);
        Assert.Equal([3, 4, 2], movedim(cube, 0, 2).shape);
        Assert.Equal([4, 3, 2], cube.moveaxis([0, 2], [2, 0]).shape);
        Assert.Equal([4, 3, 2], cube.T.shape);
        Assert.Same(cube, cube.transpose_(0, 1));
        Assert.Equal([3, 2, 4], cube.shape);
        Assert.Throws<TorchException>(() => cube.permute(0, 0, 1));
    }

    [Fact]
    public void Turns_MoveElements()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Counting(2, 3);
        Numbers.Are(x.flip(0), [2, 3], 3, 4, 5, 0, 1, 2);
        Numbers.Are(fliplr(x), [2, 3], 2, 1, 0, 5, 4, 3);
        Numbers.Are(flipud(x), [2, 3], 3, 4, 5, 0, 1, 2);
        Numbers.Are(rot90(x), [3, 2], 2, 5, 1, 4, 0, 3);
        Numbers.Are(x.rot90(1, (1, 0)), [3, 2], 3, 0, 4, 1, 5, 2);
        Numbers.Are(x.roll(1), [2, 3], 5, 0, 1, 2, 3, 4);
        Numbers.Are(x.roll(1, 1), [2, 3], 2, 0, 1, 5, 3, 4);
        Numbers.Are(x.roll((1, 1), (0, 1)), [2, 3], 5, 3, 4, 2, 0, 1);
        Numbers.Are(roll(x, new long[] { 1 }), [2, 3], 3, 4, 5, 0, 1, 2);
    }

    [Fact]
    public void Repetitions_SpreadElements()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Counting(2);
        Numbers.Are(x.expand(2, 2), [2, 2], 0, 1, 0, 1);
        Numbers.Are(x.unsqueeze(1).expand(new long[] { -1, 2 }), [2, 2], 0, 0, 1, 1);
        Numbers.Are(x.expand_as(zeros(1, 2)), [1, 2], 0, 1);
        Numbers.Are(x.broadcast_to(1, 2), [1, 2], 0, 1);
        Numbers.Are(x.repeat(2, 2), [2, 4], 0, 1, 0, 1, 0, 1, 0, 1);
        Numbers.Are(x.tile([2]), [4], 0, 1, 0, 1);
        Numbers.Are(x.repeat_interleave(2), [4], 0, 0, 1, 1);
        Numbers.Are(x.repeat_interleave(tensor(new long[] { 1, 3 }), 0), [4], 0, 1, 1, 1);
        Numbers.Are(Numbers.Counting(5).unfold(0, 3, 2), [2, 3], 0, 1, 2, 2, 3, 4);
        Assert.Equal([0, 1], x.expand(4, 2).stride());
        Assert.Throws<TorchException>(() => x.expand(3));
    }

    [Fact]
    public void Diagonals_AreReadAndMade()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Counting(2, 2);
        Numbers.Are(diag(x), [2], 0, 3);
        Numbers.Are(diag(tensor(new[] { 5f }), 1), [2, 2], 0, 5, 0, 0);
        Numbers.Are(x.diagonal(), [2], 0, 3);
        Numbers.Are(x.diagonal(1), [1], 1);
        Numbers.Are(diagflat(x.diagonal()), [2, 2], 0, 0, 0, 3);
        Numbers.Are(diag_embed(ones(1, 2)), [1, 2, 2], 1, 0, 0, 1);
        Numbers.Are(tril(ones(2, 2)), [2, 2], 1, 0, 1, 1);
        Numbers.Are(triu(ones(2, 2), 1), [2, 2], 0, 1, 0, 0);
    }

    [Fact]
    public void Unique_GivesEachValueOnce_AndWhatElseIsAsked()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new long[] { 3, 1, 3, 3 });
        var (output, inverse, counts) = x.unique(return_inverse: true, return_counts: true);
        Numbers.Are(output, [2], 1, 3);
        Numbers.Are(inverse!, [4], 1, 0, 1, 1);
        Numbers.Are(counts!, [2], 1, 3);
        Assert.Null(x.unique().counts);
        Numbers.Are(x.unique_consecutive(return_counts: true).counts!, [3], 1, 1, 2);
        Numbers.Are(tensor(new[,] { { 1, 2 }, { 1, 2 } }).unique(dim: 0).output, [1, 2], 1, 2);
    }

    [Fact]
    public void Strides_CanBeGivenByHand()
    {
        using var scope = NewDisposeScope();
        Numbers.Are(Numbers.Counting(6).as_strided([2, 2], [3, 1], 1), [2, 2], 1, 2, 4, 5);
    }

    [Fact]
    public void Gradients_FlowThroughEveryShapeChange()
    {
        Tensor[] x = [GradCheck.Uniform(2, 1, 3)];
        GradCheck.Holds(v => v[0].view(3, 2), x);
        GradCheck.Holds(v => v[0].transpose(0, 2).reshape(6), x);
        GradCheck.Holds(v => v[0].flatten(1), x);
        GradCheck.Holds(v => v[0].unflatten(2, 3, 1), x);
        GradCheck.Holds(v => v[0].squeeze(1), x);
        GradCheck.Holds(v => v[0].unsqueeze(0), x);
        GradCheck.Holds(v => v[0].permute(2, 0, 1), x);
        GradCheck.Holds(v => v[0].movedim([0], [2]), x);
        GradCheck.Holds(v => v[0].mT, x);
        GradCheck.Holds(v => v[0].flip(0, 2), x);
        GradCheck.Holds(v => v[0].rot90(3, (0, 2)), x);
        GradCheck.Holds(v => v[0].roll(2, 2), x);
        GradCheck.Holds(v => v[0].expand(2, 4, 3), x);
        GradCheck.Holds(v => v[0].repeat(2, 1, 2), x);
        GradCheck.Holds(v => v[0].repeat_interleave(2, 0), x);
        GradCheck.Holds(v => v[0].tile([2]), x);
        GradCheck.Holds(v => v[0].unfold(2, 2, 1), x);
        GradCheck.Holds(v => v[0].diagonal(0, 0, 2), x);
        GradCheck.Holds(v => v[0].diag_embed(), x);
        GradCheck.Holds(v => v[0].tril(), x);
        GradCheck.Holds(v => v[0].as_strided([2, 2], [3, 1]), x);
    }
}
