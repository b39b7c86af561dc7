using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Tensors;

public class SelectingTests
{
    [Fact]
    public void Selections_TakeTheNamedElements()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Counting(2, 3);
        Numbers.Are(x.index_select(1, tensor(new long[] { 2, 0 })), [2, 2], 2, 0, 5, 3);
        Numbers.Are(x.select(1, 1), [2], 1, 4);
        Numbers.Are(x.slice(1, 0, 3, 2), [2, 2], 0, 2, 3, 5);
        Numbers.Are(narrow(x, 1, 1, 2), [2, 2], 1, 2, 4, 5);
        Numbers.Are(take(x, tensor(new long[] { 5, 1 })), [2], 5, 1);
        Numbers.Are(x.take_along_dim(tensor(new long[,] { { 2 }, { 0 } }), 1), [2, 1], 2, 3);
        Numbers.Are(x.take_along_dim([4L, 0L]), [2], 4, 0);
        Numbers.Are(gather(x, 0, tensor(new long[,] { { 1, 0, 1 } })), [1, 3], 3, 1, 5);
        Numbers.Are(x.masked_select(tensor(new[] { true, false, true })), [4], 0, 2, 3, 5);
    }

    [Fact]
    public void Conditions_GiveChoicesAndPlaces()
    {
        using var scope = NewDisposeScope();
        var condition = tensor(new[,] { { true, false }, { false, true } });
        Numbers.Are(where(condition, full(2, 2, 1.5), zeros(2, 2)), [2, 2], 1.5, 0, 0, 1.5);
        Assert.Equal([[0, 1], [0, 1]], where(condition).Select(Numbers.Of));
        Numbers.Are(condition.nonzero(), [2, 2], 0, 0, 1, 1);
        Numbers.Are(argwhere(tensor(new[] { 0, 3, 0, 1 })), [2, 1], 1, 3);
        Assert.Equal([[0, 1], [0, 1]], condition.nonzero_as_list().Select(Numbers.Of));
        Assert.Throws<ArgumentException>(() => where(zeros(2), ones(2), ones(2)));
    }

    [Fact]
    public void Scatterings_PutElementsAtTheNamedPlaces()
    {
        using var scope = NewDisposeScope();
        var index = tensor(new long[,] { { 1, 0, 1 } });
        var source = tensor(new double[,] { { 1, 2, 3 } });
        var target = zeros(2, 3, ScalarType.Float64);
        Numbers.Are(target.scatter(0, index, source), [2, 3], 0, 2, 0, 1, 0, 3);
        Numbers.Are(scatter_add(ones(2, 3, ScalarType.Float64), 0, index, source), [2, 3], 1, 3, 1, 2, 1, 4);
        Assert.Same(target, target.scatter_(0, index, source));
        target.scatter_add_(0, index, source);
        Numbers.Are(target, [2, 3], 0, 4, 0, 2, 0, 6);
        Numbers.Are(diagonal_scatter(zeros(2, 2), tensor(new[] { 1f, 2f })), [2, 2], 1, 0, 0, 2);
        Numbers.Are(select_scatter(zeros(2, 2), ones(2), 0, 1), [2, 2], 0, 0, 1, 1);
        Numbers.Are(slice_scatter(zeros(3), ones(2), start: 1), [3], 0, 1, 1);
        Numbers.Are(slice_scatter(zeros(4), ones(2), step: 2), [4], 1, 0, 1, 0);
    }

    [Fact]
    public void IndexedWrites_AddCopyAndFill()
    {
        using var scope = NewDisposeScope();
        var index = tensor(new long[] { 0, 2 });
        var source = tensor(new[] { 10f, 20f });
        Numbers.Are(ones(3).index_add(0, index, source, 2), [3], 21, 1, 41);
        Numbers.Are(index_copy(zeros(3), 0, index, source), [3], 10, 0, 20);
        Numbers.Are(index_fill(zeros(3), 0, index, 4), [3], 4, 0, 4);
        var target = zeros(3);
        Assert.Same(target, target.index_add_(0, index, source, 1));
        target.index_copy_(0, tensor(new long[] { 1 }), tensor(new[] { 5f })).index_fill_(0, tensor(new long[] { 0 }), -1);
        Numbers.Are(target, [3], -1, 5, 20);
    }

    [Fact]
    public void MaskedWrites_ChangeOnlyTheMaskedPlaces()
    {
        using var scope = NewDisposeScope();
        var mask = tensor(new[] { true, false, true });
        var x = tensor(new[] { 1f, 2f, 3f });
        Numbers.Are(x.masked_fill(mask, 9), [3], 9, 2, 9);
        Numbers.Are(x.masked_scatter(mask, tensor(new[] { 7f, 8f })), [3], 7, 2, 8);
        Assert.Same(x, x.masked_fill_(mask, 0).masked_scatter_(mask, tensor(new[] { 5f, 6f })));
        Numbers.Are(x, [3], 5, 2, 6);
    }

    [Fact]
    public void WrongTypesAndShapes_AreErrors()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<TorchIndexException>(() => zeros(3).index_select(0, tensor(new long[] { 3 })));
        Assert.Throws<TorchException>(() => zeros(3).gather(0, tensor(new[] { 1f })));
        Assert.Throws<TorchException>(() => zeros(3).narrow(0, 2, 2));
        Assert.Throws<TorchException>(() => zeros(3).masked_select(tensor(new[] { true, false })));
    }

    [Fact]
    public void Gradients_FlowThroughEverySelectionAndScattering()
    {
        var rows = tensor(new long[] { 1, 1, 0 });
        var grid = tensor(new long[,] { { 1, 0, 1 } });
        var mask = tensor(new[] { true, false, true });
        Tensor[] one = [GradCheck.Uniform(2, 3)];
        Tensor[] two = [GradCheck.Uniform(2, 3), GradCheck.Uniform(2, 3)];
        GradCheck.Holds(x => x[0].index_select(0, rows), one);
        GradCheck.Holds(x => x[0].slice(1, 0, 3, 2), one);
        GradCheck.Holds(x => x[0].gather(0, grid), one);
        GradCheck.Holds(x => x[0].take(grid), one);
        GradCheck.Holds(x => x[0].take_along_dim(grid, 0), one);
        GradCheck.Holds(x => x[0].masked_select(mask), one);
        GradCheck.Holds(x => x[0].masked_fill(mask, 2), one);
        GradCheck.Holds(x => where(mask, x[0], x[1]), two);
        Tensor[] andRow = [GradCheck.Uniform(2, 3), GradCheck.Uniform(1, 3)];
        GradCheck.Holds(x => x[0].scatter(0, grid, x[1]), andRow);
        GradCheck.Holds(x => x[0].scatter_add(0, grid, x[1]), andRow);
        GradCheck.Holds(x => x[0].diagonal_scatter(x[1]), [GradCheck.Uniform(2, 3), GradCheck.Uniform(2)]);
        GradCheck.Holds(x => x[0].select_scatter(x[1], 0, 1), [GradCheck.Uniform(2, 3), GradCheck.Uniform(3)]);
        GradCheck.Holds(x => x[0].index_add(0, tensor(new long[] { 1, 1 }), x[1], 3), two);
        GradCheck.Holds(x => x[0].index_copy(0, tensor(new long[] { 1, 0 }), x[1]), two);
        GradCheck.Holds(x => x[0].masked_scatter(mask, x[1]), two);
    }
}
