using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Weights;

internal static class SampleTensors
{
    private static readonly Native.Operator Permute = new("permute");
    private static readonly Native.Operator Conjugate = new("_conj");

    public static readonly ScalarType[] SafetensorsTypes =
    [
        ScalarType.Float64, ScalarType.Float32, ScalarType.Float16, ScalarType.BFloat16, ScalarType.Int64,
        ScalarType.Int32, ScalarType.Int16, ScalarType.Int8, ScalarType.Byte, ScalarType.Bool,
    ];

    public static readonly ScalarType[] NumpyTypes =
    [
        ScalarType.Float64, ScalarType.Float32, ScalarType.Float16, ScalarType.Int64, ScalarType.Int32, ScalarType.Int16,
        ScalarType.Int8, ScalarType.Byte, ScalarType.Bool, ScalarType.ComplexFloat32, ScalarType.ComplexFloat64,
    ];

    public static readonly long[][] Shapes = [[], [0], [1], [7], [3, 0, 2], [2, 3], [2, 3, 4, 5], [1, 1, 1, 1, 1, 2]];

    /// <summary>A tensor of any type with seeded bits: not-a-numbers and denormals are among them, on purpose.</summary>
    public static Tensor Random(long[] shape, ScalarType type, int seed = 1)
    {
        var tensor = empty(shape, type);
        if (tensor.NumberOfElements == 0) return tensor;
        var bytes = new byte[tensor.NumberOfElements * tensor.ElementSize];
        new Random(seed).NextBytes(bytes);
        if (type == ScalarType.Bool)
            for (var i = 0; i < bytes.Length; i++) bytes[i] &= 1;
        bytes.CopyTo(tensor.bytes);
        return tensor;
    }

    public static Tensor Permuted(Tensor tensor, params long[] dimensions) => Permute.Call(tensor, dimensions);

    /// <summary>A conjugation that is noted on the tensor while its memory stays as it is.</summary>
    public static Tensor LazyConjugate(Tensor tensor) => Conjugate.Call(tensor);

    public static void AssertSame(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.dtype, actual.dtype);
        Assert.Equal(expected.shape, actual.shape);
        if (expected.NumberOfElements == 0) return;
        Assert.True(expected.contiguous().bytes.SequenceEqual(actual.contiguous().bytes), "the numbers differ");
    }
}
