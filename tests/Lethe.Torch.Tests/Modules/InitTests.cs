using Lethe.Torch.Native;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.init;

namespace Lethe.Torch.Tests.Modules;

public class InitTests
{
    [Fact]
    public void Filling_WritesTheNumbersItNames()
    {
        using var scope = NewDisposeScope();
        var tensor = zeros([2, 3], requires_grad: true);
        Assert.Equal([1.0, 1, 1, 1, 1, 1], ones_(tensor).Doubles());
        Assert.Equal([2.5, 2.5, 2.5, 2.5, 2.5, 2.5], constant_(tensor, 2.5).Doubles());
        Assert.Equal([1.0, 0, 0, 0, 1, 0], eye_(tensor).Doubles());
        Assert.Equal([0.0, 0, 0, 0, 0, 0], zeros_(tensor).Doubles());
        Assert.Equal([0.0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0], dirac_(ones([2, 2, 3])).Doubles());
        Assert.Throws<ArgumentException>(() => eye_(ones(3)));
        Assert.Throws<ArgumentException>(() => dirac_(ones([2, 2])));
    }

    [Fact]
    public void Dirac_AsConvolution_GivesItsInput()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Conv2d(2, 2, 3, padding: 1, bias: false);
        dirac_(layer.weight);
        var input = randn([1, 2, 4, 4]);
        Assert.Equal(input.Doubles(), layer.call(input).Doubles());
    }

    [Theory]
    [InlineData(NonlinearityType.Linear, 0, 1)]
    [InlineData(NonlinearityType.Sigmoid, 0, 1)]
    [InlineData(NonlinearityType.Tanh, 0, 5.0 / 3)]
    [InlineData(NonlinearityType.ReLU, 0, 1.4142135623730951)]
    [InlineData(NonlinearityType.LeakyReLU, 0.2, 1.3867504905630728)]
    public void Gain_OfANonlinearity_IsTheKnownOne(NonlinearityType kind, double slope, double gain) =>
        Assert.Equal(gain, calculate_gain(kind, slope), 1e-14);

    [Fact]
    public void Fans_CountTheWindow()
    {
        using var scope = NewDisposeScope();
        Assert.Equal((45L, 36L), CalculateFanInAndFanOut(empty([4, 5, 3, 3], ScalarType.Float32)));
        Assert.Equal((5L, 4L), CalculateFanInAndFanOut(empty([4, 5], ScalarType.Float32)));
        Assert.Throws<ArgumentException>(() => CalculateFanInAndFanOut(ones(4)));
    }

    [Fact]
    public void UniformDraws_FillTheirBoundsAndStayInThem()
    {
        using var scope = NewDisposeScope();
        // Fan-in 200, fan-out 300.
        AssertUniform(xavier_uniform_(Large(), 2), 2 * Math.Sqrt(6.0 / 500));
        AssertUniform(kaiming_uniform_(Large(), Math.Sqrt(5)), 1 / Math.Sqrt(200));
        AssertUniform(
            kaiming_uniform_(Large(), mode: FanInOut.FanOut, nonlinearity: NonlinearityType.ReLU), Math.Sqrt(6.0 / 300));
        using var layer = nn.Linear(200, 300);
        AssertUniform(layer.weight, 1 / Math.Sqrt(200));
        Assert.InRange(layer.bias!.Doubles().Max(Math.Abs), 0.9 / Math.Sqrt(200), 1 / Math.Sqrt(200));
    }

    [Fact]
    public void NormalDraws_HaveTheirDeviation()
    {
        using var scope = NewDisposeScope();
        AssertNormal(xavier_normal_(Large()), Math.Sqrt(2.0 / 500));
        AssertNormal(kaiming_normal_(Large(), mode: FanInOut.FanOut), Math.Sqrt(2.0 / 300));
        AssertNormal(normal_(Large(), 0, 3), 3);
    }

    [Fact]
    public void Draws_WithAGenerator_RepeatThemselves()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        double[] Draw(Func<Tensor, Tensor> draw)
        {
            generator.manual_seed(5);
            return draw(zeros(4)).Doubles();
        }
        Assert.Equal(Draw(t => uniform_(t, 0, 1, generator)), Draw(t => uniform_(t, 0, 1, generator)));
        Assert.Equal(Draw(t => normal_(t, 0, 1, generator)), Draw(t => normal_(t, 0, 1, generator)));
        Assert.Equal(
            Draw(t => trunc_normal_(t, generator: generator)), Draw(t => trunc_normal_(t, generator: generator)));
    }

    [Fact]
    public void TruncatedNormal_StaysInItsBoundsWithItsVariance()
    {
        using var scope = NewDisposeScope();
        var values = trunc_normal_(Large(), 1, 2, -1, 3).Doubles();
        Assert.InRange(values.Min(), -1, -0.99);
        Assert.InRange(values.Max(), 2.99, 3);
        Assert.Equal(1, values.Average(), 0.04);
        // A standard normal cut at one deviation has variance 1 - 2 φ(1) / (2 Φ(1) - 1) = 0.2911.
        Assert.Equal(4 * 0.2911, values.Average(value => (value - 1) * (value - 1)), 0.03);
    }

    [Theory, InlineData(4, 7), InlineData(7, 4), InlineData(5, 5)]
    public void Orthogonal_HasOrthogonalRowsOrColumns(long rows, long columns)
    {
        using var scope = NewDisposeScope();
        var tensor = orthogonal_(empty([rows, columns], ScalarType.Float64), 2);
        var turned = Aten.transpose_int.Call(tensor, 0, 1);
        var product = rows <= columns ? Aten.matmul.Call(tensor, turned) : Aten.matmul.Call(turned, tensor);
        var expected = Aten.mul_Scalar.Call(eye_(zeros([product.size(0), product.size(0)], ScalarType.Float64)), 4L);
        Numbers.Agree(expected, product, 1e-10);
    }

    [Fact]
    public void Sparse_ZeroesItsShareOfEveryColumn()
    {
        using var scope = NewDisposeScope();
        var values = sparse_(zeros([10, 4]), 0.25, 1).Doubles();
        for (var column = 0; column < 4; column++)
            Assert.Equal(3, Enumerable.Range(0, 10).Count(row => values[4 * row + column] == 0));
    }

    private static Tensor Large() => empty([300, 200], ScalarType.Float64);

    private static void AssertUniform(Tensor tensor, double bound)
    {
        var values = tensor.Doubles();
        Assert.InRange(values.Max(), 0.999 * bound, bound);
        Assert.InRange(values.Min(), -bound, -0.999 * bound);
        Assert.Equal(bound * bound / 3, values.Average(value => value * value), 0.02 * bound * bound);
    }

    private static void AssertNormal(Tensor tensor, double deviation)
    {
        var values = tensor.Doubles();
        Assert.Equal(deviation * deviation, values.Average(value => value * value), 0.05 * deviation * deviation);
        // One in twenty-two is beyond two deviations.
        Assert.Equal(0.0455, values.Count(value => Math.Abs(value) > 2 * deviation) / (double)values.Length, 0.01);
    }
}
