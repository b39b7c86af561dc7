using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Optimizers;

public class ClippingTests
{
    // Gradients (3, 0) and (0, 4, 0): norm 5, largest entry 4, sum of absolute values 7.
    private static Parameter[] ThreeAndFour() => [With(3, 0), With(0, -4, 0), new Parameter(ones(2))];

    [Theory]
    [InlineData(2.0, 5.0)]
    [InlineData(1.0, 7.0)]
    [InlineData(double.PositiveInfinity, 4.0)]
    public void ClipGradNorm_OfLongGradients_ScalesThemAndReturnsTheNorm(double type, double norm)
    {
        using var scope = NewDisposeScope();
        var parameters = ThreeAndFour();
        Assert.Equal(norm, nn.utils.clip_grad_norm_(parameters, 1, type), 1e-6);
        Assert.Equal(3 / norm, parameters[0].grad!.data<float>()[0], 1e-5);
        Assert.Equal(-4 / norm, parameters[1].grad!.data<float>()[1], 1e-5);
        Assert.Null(parameters[2].grad);
    }

    [Fact]
    public void ClipGradNorm_OfShortGradients_LeavesThem()
    {
        using var scope = NewDisposeScope();
        var parameters = ThreeAndFour();
        Assert.Equal(5, nn.utils.clip_grad_norm_(parameters, 6), 1e-6);
        Assert.Equal([3f, 0f], parameters[0].grad!.data<float>().ToArray());
    }

    [Fact]
    public void ClipGradNorm_WithoutGradients_IsZero()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0, nn.utils.clip_grad_norm_([new Parameter(ones(2))], 1));
    }

    [Fact]
    public void ClipGradValue_CutsBothWays()
    {
        using var scope = NewDisposeScope();
        var parameters = ThreeAndFour();
        nn.utils.clip_grad_value_(parameters, 2.5);
        Assert.Equal([2.5f, 0f], parameters[0].grad!.data<float>().ToArray());
        Assert.Equal([0f, -2.5f, 0f], parameters[1].grad!.data<float>().ToArray());
    }

    private static Parameter With(params float[] gradient) =>
        new(ones(gradient.Length)) { grad = frombuffer(gradient, ScalarType.Float32) };
}
