using Lethe.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Tensors;

public class CreationTests
{
    [Fact]
    public void Tensor_FromScalars_TakesTheTypeOfTheNumber()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float32, tensor(1f).dtype);
        Assert.Equal(ScalarType.Float64, tensor(1.0).dtype);
        Assert.Equal(ScalarType.Int64, tensor(1L).dtype);
        Assert.Equal(ScalarType.Int32, tensor(1).dtype);
        Assert.Equal(ScalarType.Int16, tensor((short)1).dtype);
        Assert.Equal(ScalarType.Int8, tensor((sbyte)1).dtype);
        Assert.Equal(ScalarType.Byte, tensor((byte)1).dtype);
        Assert.Equal(ScalarType.Bool, tensor(true).dtype);
        Assert.Equal(ScalarType.Float32, tensor(3, ScalarType.Float32).dtype);
        Assert.Empty(tensor(1f).shape);
        Assert.Equal(2.5f, tensor(2.5f).item<float>());
    }

    [Fact]
    public void Tensor_FromArray_CopiesIt()
    {
        using var scope = NewDisposeScope();
        var numbers = new[] { 1f, 2f, 3f };
        var made = tensor(numbers);
        numbers[0] = 9;
        Numbers.Are(made, [3], 1, 2, 3);
    }

    [Fact]
    public void Tensor_FromEveryElementType_HoldsItsNumbers()
    {
        using var scope = NewDisposeScope();
        Numbers.Are(tensor(new double[] { 1, 2 }), [2], 1, 2);
        Numbers.Are(tensor(new long[] { 1, 2 }), [2], 1, 2);
        Numbers.Are(tensor(new int[] { 1, 2 }), [2], 1, 2);
        Numbers.Are(tensor(new short[] { 1, -2 }), [2], 1, -2);
        Numbers.Are(tensor(new sbyte[] { 1, -2 }), [2], 1, -2);
        Numbers.Are(tensor(new byte[] { 1, 200 }), [2], 1, 200);
        Numbers.Are(tensor(new[] { true, false }), [2], 1, 0);
        Numbers.Are(tensor(new[] { (Half)1.5, (Half)(-2) }), [2], 1.5, -2);
        Assert.Equal(ScalarType.Float16, tensor(new[] { (Half)1.5 }).dtype);
    }

    [Fact]
    public void Tensor_FromListsAndShapes_FillsRowByRow()
    {
        using var scope = NewDisposeScope();
        IList<float> list = [1, 2, 3, 4, 5, 6];
        Numbers.Are(tensor(list), [6], 1, 2, 3, 4, 5, 6);
        Numbers.Are(tensor(list, 2, 3), [2, 3], 1, 2, 3, 4, 5, 6);
        Numbers.Are(tensor(list, 1, 2, 3), [1, 2, 3], 1, 2, 3, 4, 5, 6);
        Numbers.Are(tensor(list, 1, 2, 3, 1), [1, 2, 3, 1], 1, 2, 3, 4, 5, 6);
        Numbers.Are(tensor(new[] { 1L, 2L, 3L, 4L }, [2, 2]), [2, 2], 1, 2, 3, 4);
        Numbers.Are(tensor(new float[] { 1, 2 }.AsMemory(), [2, 1]), [2, 1], 1, 2);
        Numbers.Are(tensor(new ReadOnlyListOf(4)), [4], 0, 1, 2, 3);
    }

    [Fact]
    public void Tensor_FromMultiDimensionalArrays_KeepsTheirShape()
    {
        using var scope = NewDisposeScope();
        Numbers.Are(tensor(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } }), [2, 2], 1, 2, 3, 4);
        Numbers.Are(tensor(new[, ,] { { { 1 }, { 2 } } }), [1, 2, 1], 1, 2);
        Numbers.Are(tensor(new[, , ,] { { { { true, false } } } }), [1, 1, 1, 2], 1, 0);
        Numbers.Are(tensor(new float[0, 3]), [0, 3]);
    }

    [Fact]
    public void Tensor_WithTypeAndGradient_ConvertsAndTracks()
    {
        using var scope = NewDisposeScope();
        var made = tensor(new[] { 1, 2 }, ScalarType.Float64, requires_grad: true);
        Assert.Equal(ScalarType.Float64, made.dtype);
        Assert.True(made.requires_grad);
        Assert.True(made.is_leaf);
    }

    [Fact]
    public void Tensor_WithAShapeThatDoesNotFit_IsRefused()
    {
        var failure = Assert.Throws<ArgumentException>(() => tensor(new float[] { 1, 2, 3 }, [2, 2]));
        Assert.Contains("3 numbers", failure.Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => tensor(new float[] { 1 }, names: ["n"]));
    }

    [Fact]
    public void AsTensor_OfAnArray_SharesItUnlessConverted()
    {
        using var scope = NewDisposeScope();
        var numbers = new[] { 1.0, 2.0 };
        var shared = as_tensor(numbers);
        var converted = as_tensor(numbers, ScalarType.Float32);
        numbers[1] = 5;
        Numbers.Are(shared, [2], 1, 5);
        Numbers.Are(converted, [2], 1, 2);
        Numbers.Are(as_tensor(new[,] { { true }, { false } }), [2, 1], 1, 0);
        Assert.Equal(shared.DataPointer(), as_tensor(shared).DataPointer());
        Assert.Equal(ScalarType.Int64, as_tensor(shared, ScalarType.Int64).dtype);
    }

    [Fact]
    public void FilledTensors_InEveryOverload_HaveShapeAndValue()
    {
        using var scope = NewDisposeScope();
        Numbers.Are(zeros(2, 2), [2, 2], 0, 0, 0, 0);
        Numbers.Are(ones(1L, 1L, 2L), [1, 1, 2], 1, 1);
        Numbers.Are(ones(1, 1, 1, 2), [1, 1, 1, 2], 1, 1);
        Numbers.Are(full(2, 1, 7.5), [2, 1], 7.5, 7.5);
        Numbers.Are(full([1L, 2L], 3, ScalarType.Int16), [1, 2], 3, 3);
        Assert.Equal([2, 3, 4, 5], empty(2, 3, 4, 5).shape);
        Assert.Equal([3L, 1L], empty_strided([2, 3], [3, 1]).stride());
        ReadOnlySpan<long> size = [2];
        Numbers.Are(zeros(size), [2], 0, 0);
    }

    [Fact]
    public void Likes_TakeShapeTypeAndDeviceUnlessTold()
    {
        using var scope = NewDisposeScope();
        var model = tensor(new short[,] { { 5, 6 } });
        Numbers.Are(zeros_like(model), [1, 2], 0, 0);
        Numbers.Are(ones_like(model), [1, 2], 1, 1);
        Numbers.Are(full_like(model, 4), [1, 2], 4, 4);
        Assert.Equal(ScalarType.Int16, model.empty_like().dtype);
        Assert.Equal(ScalarType.Float64, model.rand_like(ScalarType.Float64).dtype);
        var drawn = Numbers.Of(randint_like(model.expand(50, 2), 3, 5));
        Assert.All(drawn, value => Assert.InRange(value, 3, 4));
        Assert.Contains(3.0, drawn);
        Assert.Contains(4.0, drawn);
    }

    [Fact]
    public void News_TakeTypeAndDevice_AndTheShapeGiven()
    {
        using var scope = NewDisposeScope();
        var model = tensor(new[] { 1L });
        Numbers.Are(model.new_zeros(2), [2], 0, 0);
        Numbers.Are(model.new_ones(1, 2), [1, 2], 1, 1);
        Numbers.Are(model.new_full(1, 1, 2, 8), [1, 1, 2], 8, 8);
        Assert.Equal(ScalarType.Int64, model.new_empty(1, 2, 3, 4).dtype);
        Assert.Equal(ScalarType.Float32, model.new_zeros([2L, 2L], ScalarType.Float32).dtype);
    }

    [Fact]
    public void Ranges_GiveTheNumbersBetween()
    {
        using var scope = NewDisposeScope();
        Numbers.Are(arange(4), [4], 0, 1, 2, 3);
        Assert.Equal(ScalarType.Int64, arange(4).dtype);
        Assert.Equal(ScalarType.Float32, arange(0, 2, 0.5).dtype);
        Numbers.Are(arange(0, 2, 0.5), [4], 0, 0.5, 1, 1.5);
        Numbers.Are(arange(5, 1, -2), [2], 5, 3);
        Numbers.Are(linspace(0, 1, 5, ScalarType.Float64), [5], 0, 0.25, 0.5, 0.75, 1);
        Numbers.Are(logspace(0, 3, 4, 2, ScalarType.Float64), [4], 1, 2, 4, 8);
        Numbers.Are(eye(2), [2, 2], 1, 0, 0, 1);
        Numbers.Are(eye(1, 3), [1, 3], 1, 0, 0);
        Numbers.Are(tril_indices(2, 2), [2, 3], 0, 1, 1, 0, 0, 1);
        Numbers.Are(triu_indices(2, 3, 1), [2, 3], 0, 0, 1, 1, 2, 2);
    }

    [Fact]
    public void Range_WithTheWrongDirection_IsAnError() => Assert.Throws<TorchException>(() => arange(0, 1, -1));

    [Fact]
    public void Size_ComparesByItsNumbers()
    {
        Assert.Equal(new torch.Size([2, 3]), (2L, 3L));
        Assert.Equal(6, new torch.Size([2, 3]).numel());
        Assert.Equal(new long[] { 2, 3, 4 }, new torch.Size((2, 3)) + 4);
    }

    // A list that is neither an array nor a List.
    private sealed class ReadOnlyListOf(int count) : System.Collections.ObjectModel.ReadOnlyCollection<float>(
        [.. Enumerable.Range(0, count).Select(i => (float)i)]);
}
