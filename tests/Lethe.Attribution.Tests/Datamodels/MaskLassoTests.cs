using Lethe.Attribution.Datamodels;
using Lethe.Attribution.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Datamodels;

public class MaskLassoTests
{
    [Fact]
    public void Fit_WhereMasksAreOrthogonal_CutsAllEffectsByThePenalty()
    {
        using var scope = NewDisposeScope();
        // A full factorial design of three records: centred masks are orthogonal, each with the variance 1/4.
        var masks = tensor([.. Enumerable.Range(0, 8).SelectMany(model => Enumerable.Range(0, 3).Select(bit => (double)(model >> bit & 1)))], [8, 3]);
        var effects = tensor(new[] { 2.0, -1.0, 0.1 }, [3, 1]);
        var outputs = masks.matmul(effects) + 7;
        using var lasso = new MaskLasso(masks);

        var found = lasso.Fit(outputs, tensor(new[] { 0.05 }), null, 1000, 1e-14, TestContext.Current.CancellationToken).squeeze(1).data<double>().ToArray();

        // Soft threshold at penalty / variance.
        Assert.Equal(1.8, found[0], 1e-10);
        Assert.Equal(-0.8, found[1], 1e-10);
        Assert.Equal(0, found[2], 1e-12);
        Assert.Equal(0.5, lasso.LargestPenalty(outputs).item<double>(), 1e-12);
    }

    [Fact]
    public void Fit_OfAnything_MeetsTheConditionsOfAMinimum()
    {
        using var scope = NewDisposeScope();
        var random = new RandomStream(4);
        var masks = MaskRidgeTests.Masks(random, 40, 60, 0.5);
        var outputs = Logistic.Normal(random, 40, 5);
        using var lasso = new MaskLasso(masks);
        var penalties = 0.3 * lasso.LargestPenalty(outputs);

        var effects = lasso.Fit(outputs, penalties, null, 20_000, 1e-13, TestContext.Current.CancellationToken);

        var centred = masks - masks.mean([0], keepdim: true);
        var rest = outputs - outputs.mean([0], keepdim: true) - centred.matmul(effects);
        var slope = centred.t().matmul(rest) / 40;
        Assert.True((slope.abs() - penalties).max().item<double>() < 1e-8);
        var active = effects.ne(0);
        Assert.InRange(active.sum().item<long>(), 5, 5 * 40);
        Assert.True((slope - penalties * effects.sign()).masked_select(active).abs().max().item<double>() < 1e-8);
    }

    [Fact]
    public void Path_OfSparseEffects_FindsThemAndLittleElse()
    {
        using var scope = NewDisposeScope();
        var random = new RandomStream(5);
        var masks = MaskRidgeTests.Masks(random, 300, 100, 0.5);
        var effects = zeros([100, 1], float64);
        effects[3, 0] = 3;
        effects[50, 0] = -2;
        var outputs = masks.matmul(effects) + 0.3 * Logistic.Normal(random, 300, 1);

        var found = new LassoPath(0.2, 10, 0.01, 500, 1e-8).Fit(masks, outputs, new RandomStream(6), TestContext.Current.CancellationToken);

        Assert.InRange(found[3, 0].item<double>(), 2.6, 3.1);
        Assert.InRange(found[50, 0].item<double>(), -2.1, -1.6);
        found[3, 0] = 0;
        found[50, 0] = 0;
        Assert.True(found.abs().max().item<double>() < 0.15);
    }
}
