using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Support;

/// <summary>Short ways to say what a tensor should hold.</summary>
internal static class Numbers
{
    /// <summary>All elements, in row-major order, as doubles.</summary>
    public static double[] Of(Tensor tensor)
    {
        using var doubles = tensor.detach().to(ScalarType.Float64);
        using var numbers = doubles.data<double>();
        return numbers.ToArray();
    }

    public static void Are(Tensor actual, long[] shape, params double[] values)
    {
        Assert.Equal(shape, actual.shape);
        Assert.Equal(values, Of(actual));
    }

    /// <summary>0, 1, 2, ... in the given shape, in double.</summary>
    public static Tensor Counting(params long[] shape) => arange(shape.Aggregate(1L, (a, b) => a * b), ScalarType.Float64).reshape(shape);
}
