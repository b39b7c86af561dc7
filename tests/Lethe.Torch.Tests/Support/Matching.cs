using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Support;

internal static class Matching
{
    private const double Tolerance = 1e-12;

    public static void Numbers(double[] expected, Tensor actual)
    {
        using var plain = actual.detach();
        using var contiguous = plain.contiguous();
        var numbers = contiguous.data<double>().ToArray();
        Assert.Equal(expected.Length, numbers.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(numbers[i] - expected[i]) <= Tolerance * (1 + Math.Abs(expected[i])),
                $"element {i}: {numbers[i]:R} instead of {expected[i]:R}");
        }
    }

    public static void Same(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        using var plain = expected.detach();
        using var contiguous = plain.contiguous();
        Numbers(contiguous.data<double>().ToArray(), actual);
    }

    public static Tensor Vector(params double[] numbers)
    {
        using var flat = frombuffer(numbers, ScalarType.Float64);
        return flat.clone();
    }

    public static Tensor Matrix(long rows, long columns, params double[] numbers) =>
        Native.Aten.reshape.Call(Vector(numbers), new[] { rows, columns });

    public static Tensor Classes(params double[] numbers) => Vector(numbers).to(ScalarType.Int64);
}
