using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Modules;

internal static class Numbers
{
    public static double[] Doubles(this Tensor tensor)
    {
        using var plain = tensor.detach().to(ScalarType.Float64);
        return plain.data<double>().ToArray();
    }

    public static void Agree(Tensor expected, Tensor actual, double tolerance = 1e-12)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.Equal(expected.is_floating_point(), actual.is_floating_point());
        double[] wanted = expected.Doubles(), got = actual.Doubles();
        for (var i = 0; i < wanted.Length; i++)
        {
            Assert.True(
                Math.Abs(wanted[i] - got[i]) <= tolerance * (1 + Math.Abs(wanted[i])), $"element {i}: {got[i]:R} and not {wanted[i]:R}");
        }
    }
}
