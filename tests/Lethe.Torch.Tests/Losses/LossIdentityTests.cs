using Lethe.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Lethe.Torch.Tests.Losses;

public class LossIdentityTests
{
    private static Tensor Zeros(int count) => zeros([count], ScalarType.Float64);

    [Fact]
    public void ErrorsOfHalfAndThree_CostWhatTheFormulasSay()
    {
        using var scope = NewDisposeScope();
        var errors = Matching.Vector(0.5, -3);
        Matching.Numbers([(0.25 + 9) / 2], mse_loss(errors, Zeros(2)));
        Matching.Numbers([3.5], l1_loss(errors, Zeros(2), nn.Reduction.Sum));
        Matching.Numbers([0.125, 2.5], smooth_l1_loss(errors, Zeros(2), nn.Reduction.None));
        Matching.Numbers([0.25 / 4, 2], smooth_l1_loss(errors, Zeros(2), nn.Reduction.None, 2));
        Matching.Numbers([0.125, 2.5], huber_loss(errors, Zeros(2), reduction: nn.Reduction.None));
        Matching.Numbers([0.125, 2 * (3 - 1)], huber_loss(errors, Zeros(2), 2, nn.Reduction.None));
    }

    [Fact]
    public void BinaryCrossEntropy_OfLogits_IsThatOfTheirSigmoids()
    {
        using var scope = NewDisposeScope();
        var (logits, target) = (Matching.Vector(-1.5, 0.2, 3), Matching.Vector(0, 1, 0.4));
        Matching.Same(
            binary_cross_entropy(logits.sigmoid(), target), binary_cross_entropy_with_logits(logits, target));
        Matching.Numbers([Math.Log(2)], binary_cross_entropy_with_logits(Zeros(3), target));
    }

    [Fact]
    public void BinaryCrossEntropy_WithPositiveWeights_CountsPositivesThatOften()
    {
        using var scope = NewDisposeScope();
        var target = Matching.Vector(0, 1);
        Matching.Numbers(
            [Math.Log(2), 3 * Math.Log(2)],
            binary_cross_entropy_with_logits(Zeros(2), target, null, nn.Reduction.None, Matching.Vector(3, 3)));
    }

    [Fact]
    public void KlDivergence_FromItself_IsNothing_AndElsewhereTheWorkedSum()
    {
        using var scope = NewDisposeScope();
        var p = Matching.Vector(Math.Log(0.25), Math.Log(0.75));
        var q = Matching.Vector(Math.Log(0.5), Math.Log(0.5));
        Matching.Numbers([0], kl_div(p, p, reduction: nn.Reduction.Sum));
        var expected = 0.5 * Math.Log(2) + 0.5 * Math.Log(2.0 / 3);
        Matching.Numbers([expected], kl_div(p, q, reduction: nn.Reduction.Sum));
        Matching.Numbers([expected], kl_div(p, Matching.Vector(0.5, 0.5), log_target: false, nn.Reduction.Sum));
        Matching.Numbers([expected / 2], kl_div(p, q));
    }

    [Fact]
    public void GaussianNll_OfAWorkedPoint_IsTheLogDensityWithItsSignChanged()
    {
        using var scope = NewDisposeScope();
        var (mean, seen, variance) = (Matching.Vector(1), Matching.Vector(4), Matching.Vector(2));
        Matching.Numbers([0.5 * (Math.Log(2) + 4.5)], gaussian_nll_loss(mean, seen, variance));
        Matching.Numbers([0.5 * (Math.Log(4 * Math.PI) + 4.5)], gaussian_nll_loss(mean, seen, variance, full: true));
    }

    [Fact]
    public void GaussianNll_OfAVarianceBelowTheFloor_UsesTheFloor_AndLeavesTheVarianceAlone()
    {
        using var scope = NewDisposeScope();
        var variance = Matching.Vector(0.125).requires_grad_();
        var loss = gaussian_nll_loss(Matching.Vector(1), Matching.Vector(2), variance, eps: 0.5f);
        Matching.Numbers([0.5 * (Math.Log(0.5) + 2)], loss);
        loss.backward();
        Matching.Numbers([0.125], variance);
        // d/dv of (log v + 1/v) / 2 at the floor of one half, which PyTorch passes through.
        Matching.Numbers([0.5 * (2 - 4)], variance.grad!);
    }

    [Fact]
    public void GaussianNll_OfANegativeOrMisshapenVariance_IsRefused()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (Matching.Matrix(2, 2, 1, 2, 3, 4), Matching.Matrix(2, 2, 1, 2, 3, 4));
        Assert.Throws<ArgumentException>(() => gaussian_nll_loss(a, b, Matching.Matrix(2, 2, 1, 1, -1, 1)));
        var failure = Assert.Throws<ArgumentException>(() => gaussian_nll_loss(a, b, Matching.Vector(1, 1, 1)));
        Assert.Contains("[3]", failure.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 2]", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TripletLoss_OfARightTriangle_GivesTheDifferenceOfItsSides()
    {
        using var scope = NewDisposeScope();
        var (anchor, positive, negative) = (Matching.Matrix(1, 2, 0, 0), Matching.Matrix(1, 2, 3, 4), Matching.Matrix(1, 2, 3, 0));
        Matching.Numbers([5 - 3 + 1], triplet_margin_loss(anchor, positive, negative, eps: 0));
        Matching.Numbers([7 - 3 + 1], triplet_margin_with_distance_loss(anchor, positive, negative, LossCase.CityBlocks));
        Matching.Numbers([0], triplet_margin_loss(anchor, negative, positive, eps: 0));
        var near = Matching.Matrix(1, 2, 3, 3);
        Matching.Numbers([7 - 1 + 1], triplet_margin_with_distance_loss(anchor, positive, near, LossCase.CityBlocks, swap: true));
    }

    [Fact]
    public void CosineSimilarity_OfPerpendicularAndOppositeVectors_IsZeroAndMinusOne()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (Matching.Matrix(2, 2, 3, 4, 1, 2), Matching.Matrix(2, 2, -4, 3, -2, -4));
        Matching.Numbers([0, -1], cosine_similarity(first, second));
        Matching.Numbers([0.6, 0.8, 1 / Math.Sqrt(5), 2 / Math.Sqrt(5)], normalize(first));
        Matching.Numbers([5], pairwise_distance(Matching.Matrix(1, 2, 3, 4), Matching.Matrix(1, 2, 0, 0), eps: 0));
    }

    [Fact]
    public void Ctc_OfOneStepAndOneLabel_IsTheLogarithmOfItsProbability()
    {
        using var scope = NewDisposeScope();
        var logP = Native.Aten.reshape.Call(Matching.Vector(Math.Log(0.2), Math.Log(0.5), Math.Log(0.3)), new long[] { 1, 1, 3 });
        var (target, one) = (Matching.Classes(1), Matching.Classes(1));
        Matching.Numbers([-Math.Log(0.5)], ctc_loss(logP, target, one, one));
    }

    [Fact]
    public void CompositeLosses_OnceComputed_LeaveNoTemporariesBehind()
    {
        using var scope = NewDisposeScope();
        var (a, b, c) = (Matching.Matrix(2, 2, 1, 2, 3, 4), Matching.Matrix(2, 2, 0, 1, 0, 1), Matching.Matrix(2, 2, 1, 1, 1, 2));
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        gaussian_nll_loss(a, b, c, full: true);
        multilabel_soft_margin_loss(a, b);
        triplet_margin_with_distance_loss(a, b, c, swap: true);
        Assert.Equal(before + 3, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
