using Lethe.Unlearning.Preference;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class PreferenceLossTests
{
    [Theory]
    [InlineData(0.1, 13.862943611198906), InlineData(1, 1.3862943611198906)]
    public void Each_ModelIsTheReference_IsTwoOverBetaTimesLogTwoAndClimbsAsAscentDoes(double beta, double expected)
    {
        using var scope = NewDisposeScope();
        var own = Numbers(-0.3, -2.5, -9).requires_grad_();

        var losses = PreferenceLoss.Each(own, own.detach(), beta);
        losses.sum().backward();

        Assert.All(losses.data<double>(), loss => Assert.Equal(expected, loss, 1e-12));
        Assert.All(own.grad!.data<double>(), slope => Assert.Equal(1, slope, 1e-12));
    }

    [Theory]
    [InlineData(-1.0, -0.2, 0.5), InlineData(-0.1, -4.0, 2.0), InlineData(-30.0, -0.1, 10.0), InlineData(-0.1, -30.0, 10.0)]
    public void Each_Gradient_IsTheWeightOfThePaper(double own, double reference, double beta)
    {
        using var scope = NewDisposeScope();
        var learned = Numbers(own).requires_grad_();

        PreferenceLoss.Each(learned, Numbers(reference), beta).sum().backward();

        var (p, q) = (Math.Exp(own * beta), Math.Exp(reference * beta));
        Assert.Equal(2 * p / (p + q), learned.grad!.item<double>(), 1e-9);
    }

    [Fact]
    public void Each_BetaTowardsZero_HasTheGradientOfGradientAscent()
    {
        using var scope = NewDisposeScope();
        var logits = randn(20, 4, ScalarType.Float64, generator: new Generator(3)).requires_grad_();
        var targets = arange(20) % 4;
        var reference = PreferenceLoss.LogProbability(randn(20, 4, ScalarType.Float64, generator: new Generator(4)), targets);

        Tensor Slope(double beta)
        {
            var losses = PreferenceLoss.Each(PreferenceLoss.LogProbability(logits, targets), reference, beta);
            return autograd.grad([losses.mean()], [logits])[0];
        }

        var ascent = -autograd.grad([nn.functional.cross_entropy(logits, targets)], [logits])[0];
        double Away(double beta) => ((Slope(beta) - ascent).norm() / ascent.norm()).item<double>();

        Assert.True(Away(1) > 0.05, $"{Away(1)}");
        Assert.True(Away(1e-4) < 1e-3, $"{Away(1e-4)}");
        // To first order in beta.
        Assert.Equal(10, Away(1e-3) / Away(1e-4), 0.1);
    }

    [Fact]
    public void Each_FarBelowTheReference_NeitherOverflowsNorPulls()
    {
        using var scope = NewDisposeScope();
        var own = Numbers(-1e4, -1e-9).requires_grad_();

        var losses = PreferenceLoss.Each(own, Numbers(-1e-9, -1e4), 5);
        losses.sum().backward();

        Assert.All(losses.data<double>(), loss => Assert.True(double.IsFinite(loss)));
        Assert.Equal(0, own.grad!.data<double>()[0]);
        Assert.Equal(2, own.grad!.data<double>()[1], 1e-12);
    }

    private static Tensor Numbers(params double[] values) => tensor(values);
}
