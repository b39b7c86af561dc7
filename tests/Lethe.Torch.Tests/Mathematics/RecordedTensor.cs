using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Mathematics;

/// <summary>What PyTorch answered: the type, the shape and the numbers.</summary>
internal sealed record RecordedTensor(ScalarType Type, long[] Shape, double[] Data)
{
    private const double Relative = 1e-10;
    private const double Absolute = 1e-12;

    // Results in single precision come only from division of integers.
    private double Slack => Type == ScalarType.Float32 ? 1e-6 : Relative;

    public void AssertSame(Tensor actual, string what)
    {
        Assert.True(Type == actual.dtype, $"{what}: {actual.dtype}, recorded as {Type}");
        Assert.True(Shape.SequenceEqual(actual.shape), $"{what}: shape [{string.Join(", ", actual.shape)}], recorded as [{string.Join(", ", Shape)}]");
        var numbers = Numbers(actual);
        for (var i = 0; i < numbers.Length; i++)
            Assert.True(Same(Data[i], numbers[i]), $"{what}, element {i}: {numbers[i]:R}, recorded as {Data[i]:R}");
    }

    public static double[] Numbers(Tensor tensor)
    {
        using var plain = tensor.detach().to(ScalarType.Float64).contiguous();
        return plain.data<double>().ToArray();
    }

    private bool Same(double expected, double actual) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= Absolute + (Slack * Math.Abs(expected));
}
