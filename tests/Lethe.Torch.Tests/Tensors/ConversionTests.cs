using Lethe.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Tensors;

public class ConversionTests
{
    [Fact]
    public void Numbers_BecomeTensors_AndTensorsNumbers()
    {
        using var scope = NewDisposeScope();
        Tensor fromInt = 3, fromFloat = 1.5f, fromArray = new[] { 1L, 2L };
        Assert.Equal(ScalarType.Int32, fromInt.dtype);
        Assert.Equal(ScalarType.Float32, fromFloat.dtype);
        Assert.Equal([2], fromArray.shape);
        Assert.Equal(1.5f, (float)fromFloat);
        Assert.Equal(1.5, (double)fromFloat);
        Assert.Equal(3, (int)fromInt);
        Assert.Equal(3L, (long)fromInt);
        Assert.True((bool)fromInt);
        Assert.Equal(3, (byte)fromInt);
        Assert.Equal((short)3, fromInt.ToInt16());
        Assert.Equal((sbyte)3, (sbyte)fromInt);
        Assert.Equal((Half)1.5, fromFloat.ToHalf());
    }

    [Fact]
    public void NumberOfATensor_WithManyElements_IsAnError()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<TorchException>(() => ones(2).ToSingle());
        Assert.Throws<OverflowException>(() => tensor(300).ToByte());
    }

    [Fact]
    public void Scalars_AreNotTensors_ButGuideTheCompiler()
    {
        Scalar scalar = 1;
        Assert.Throws<InvalidOperationException>(() => { Tensor wrong = scalar; wrong.Dispose(); });
    }

    [Fact]
    public void Types_Change()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.7f, 0f });
        Numbers.Are(x.@int(), [2], 1, 0);
        Assert.Equal(ScalarType.Int64, x.@long().dtype);
        Assert.Equal(ScalarType.Float64, x.@double().dtype);
        Assert.Equal(ScalarType.Byte, x.@byte().dtype);
        Assert.Equal(ScalarType.Int8, x.@char().dtype);
        Numbers.Are(x.@bool(), [2], 1, 0);
        Assert.Equal(ScalarType.Float32, x.@int().@float().dtype);
        Assert.Equal(ScalarType.Int16, x.type(ScalarType.Int16).dtype);
        Assert.Equal(ScalarType.Float64, x.type(DoubleTensor).dtype);
        Assert.Equal(ScalarType.Int64, x.type_as(arange(1)).dtype);
        Numbers.Are(x.to(ScalarType.BFloat16).@float(), [2], 1.703125, 0);
        Assert.True(x.is_cpu());
        Assert.False(x.is_pinned());
    }

    [Fact]
    public void Contents_AreFilledAndCopied()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, 2);
        Assert.Same(x, x.fill_(3));
        Numbers.Are(x, [2, 2], 3, 3, 3, 3);
        Numbers.Are(x.copy_(tensor(new[] { 1L, 2L })), [2, 2], 1, 2, 1, 2);
        Numbers.Are(x.zero_(), [2, 2], 0, 0, 0, 0);
        var other = ones(5);
        x.set_(other);
        Assert.Equal(other.DataPointer(), x.DataPointer());
        Assert.Equal([5], x.shape);
        Assert.Throws<TorchException>(() => x.copy_(zeros(2)));
    }

    [Fact]
    public void Elements_AreReadByPlace()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(3f, tensor(new[,] { { 1f, 2f }, { 3f, 4f } }).ReadCpuSingle(2));
        Assert.Equal(2, tensor(new[,] { { 1, 2 }, { 3, 4 } }).t().ReadCpuInt32(2));
        Assert.True(tensor(new[] { true }).ReadCpuBool(0));
        Assert.Throws<ArgumentException>(() => ones(2).ReadCpuInt64(0));
    }

    [Fact]
    public void Arrays_BecomeTensorsByExtension()
    {
        using var scope = NewDisposeScope();
        var numbers = new[] { 1f, 2f };
        var made = numbers.ToTensor([2, 1], requires_grad: true);
        numbers[0] = 7;
        Numbers.Are(made, [2, 1], 1, 2);
        Assert.True(made.requires_grad);
        Numbers.Are(5L.ToTensor(), [], 5);
        Assert.Equal(24, new long[] { 2, 3, 4 }.TotalSize());
        Assert.Equal([2, 1], made.IntShape().ToArray());
        Assert.Equal(2, ScalarType.BFloat16.ElementSize());
    }
}
