using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Lethe.Torch.Tests.Losses;

public class CrossEntropyTests
{
    // Softmax of these rows gives (1, 2, 5) / 8 and (4, 3, 1) / 8.
    private static Tensor Logits() => Matching.Matrix(2, 3, 0, Math.Log(2), Math.Log(5), Math.Log(4), Math.Log(3), 0);

    private static double Nll(int eighths) => -Math.Log(eighths / 8.0);

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(1000)]
    public void EqualLogits_CostTheLogarithmOfTheNumberOfClasses(int classes)
    {
        using var scope = NewDisposeScope();
        var logits = full([3, classes], 1.7, ScalarType.Float64);
        var target = Matching.Classes(0, 1, classes - 1);
        Matching.Numbers([Math.Log(classes)], cross_entropy(logits, target));
        Matching.Numbers([3 * Math.Log(classes)], cross_entropy(logits, target, reduction: nn.Reduction.Sum));
        // Spreading the target changes nothing when every class is equally likely.
        Matching.Numbers([Math.Log(classes)], cross_entropy(logits, target, label_smoothing: 0.3));
    }

    [Fact]
    public void EachReduction_OfWorkedRows_GivesWorkedNumbers()
    {
        using var scope = NewDisposeScope();
        var (logits, target) = (Logits(), Matching.Classes(2, 1));
        Matching.Numbers([Nll(5), Nll(3)], cross_entropy(logits, target, reduction: nn.Reduction.None));
        Matching.Numbers([Nll(5) + Nll(3)], cross_entropy(logits, target, reduction: nn.Reduction.Sum));
        Matching.Numbers([(Nll(5) + Nll(3)) / 2], cross_entropy(logits, target));
    }

    [Fact]
    public void Mean_WithWeights_IsDividedByTheWeightsOfTheTargets()
    {
        using var scope = NewDisposeScope();
        var weight = Matching.Vector(7, 1, 3);
        var target = Matching.Classes(2, 1);
        Matching.Numbers([(3 * Nll(5) + Nll(3)) / 4], cross_entropy(Logits(), target, weight));
        Matching.Numbers([3 * Nll(5) + Nll(3)], cross_entropy(Logits(), target, weight, reduction: nn.Reduction.Sum));
    }

    [Fact]
    public void IgnoredTargets_CountNeitherAboveNorBelowTheLine()
    {
        using var scope = NewDisposeScope();
        Matching.Numbers([Nll(3)], cross_entropy(Logits(), Matching.Classes(-100, 1)));
        Matching.Numbers([Nll(3)], cross_entropy(Logits(), Matching.Classes(0, 1), ignore_index: 0));
        Matching.Numbers([0, Nll(3)], cross_entropy(Logits(), Matching.Classes(-100, 1), reduction: nn.Reduction.None));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1.0)]
    public void LabelSmoothing_MixesInTheMeanOverAllClasses(double smoothing)
    {
        using var scope = NewDisposeScope();
        var first = (Nll(1) + Nll(2) + Nll(5)) / 3;
        var second = (Nll(4) + Nll(3) + Nll(1)) / 3;
        Matching.Numbers(
            [(1 - smoothing) * Nll(5) + smoothing * first, (1 - smoothing) * Nll(3) + smoothing * second],
            cross_entropy(Logits(), Matching.Classes(2, 1), reduction: nn.Reduction.None, label_smoothing: smoothing));
    }

    [Fact]
    public void ProbabilitiesAsTarget_WeighTheLogarithms()
    {
        using var scope = NewDisposeScope();
        var shares = Matching.Matrix(2, 3, 0.5, 0.25, 0.25, 0, 0, 1);
        Matching.Numbers(
            [0.5 * Nll(1) + 0.25 * Nll(2) + 0.25 * Nll(5), Nll(1)],
            cross_entropy(Logits(), shares, reduction: nn.Reduction.None));
    }

    [Fact]
    public void CrossEntropy_IsNllOfLogSoftmax()
    {
        using var scope = NewDisposeScope();
        var target = Matching.Classes(0, 2);
        Matching.Same(nll_loss(log_softmax(Logits(), 1), target), cross_entropy(Logits(), target));
    }

    [Fact]
    public void Gradient_IsSoftmaxLessTheTarget()
    {
        using var scope = NewDisposeScope();
        var logits = Logits().requires_grad_();
        cross_entropy(logits, Matching.Classes(2, 1), reduction: nn.Reduction.Sum).backward();
        Matching.Numbers([1 / 8.0, 2 / 8.0, 5 / 8.0 - 1, 4 / 8.0, 3 / 8.0 - 1, 1 / 8.0], logits.grad!);
    }

    [Fact]
    public void ATargetBeyondTheClasses_GivesAnIndexException()
    {
        using var scope = NewDisposeScope();
        var failure = Assert.Throws<TorchIndexException>(() => cross_entropy(Logits(), Matching.Classes(2, 3)));
        Assert.Contains("cross_entropy_loss", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AsManyTargetsAsThereAreNotRows_AreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<TorchException>(() => cross_entropy(Logits(), Matching.Classes(0, 1, 2)));
    }
}
