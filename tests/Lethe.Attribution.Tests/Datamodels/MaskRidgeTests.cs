using Lethe.Attribution.Datamodels;
using Lethe.Attribution.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Datamodels;

public class MaskRidgeTests
{
    [Fact]
    public void Coefficients_AreThoseOfRidgeRegression()
    {
        using var scope = NewDisposeScope();
        var random = new RandomStream(1);
        var masks = Masks(random, 12, 7, 0.5);
        var outputs = Logistic.Normal(random, 12, 3);
        using var ridge = new MaskRidge(masks);

        var centred = masks - masks.mean([0], keepdim: true);
        var expected = linalg.solve(centred.t().matmul(centred) + 0.7 * eye(7, dtype: float64), centred.t().matmul(outputs - outputs.mean([0], keepdim: true)));

        Assert.True((ridge.Coefficients(outputs, 0.7) - expected).abs().max().item<double>() < 1e-10);
    }

    [Fact]
    public void Weights_OfAForgetSet_GiveTheSumOfItsCoefficients()
    {
        using var scope = NewDisposeScope();
        var random = new RandomStream(2);
        var masks = Masks(random, 12, 20, 0.5);
        var outputs = Logistic.Normal(random, 12, 3);
        using var ridge = new MaskRidge(masks);
        int[] rows = [1, 4, 17];

        var (weights, response) = ridge.Weights(rows, 1.3);
        var sum = ridge.Coefficients(outputs, 1.3).index_select(0, tensor(new long[] { 1, 4, 17 })).sum(0L);

        Assert.True((weights.matmul(outputs - outputs.mean([0], keepdim: true)) - sum).abs().max().item<double>() < 1e-10);
        Assert.InRange(response, 1e-6, 1);
    }

    [Fact]
    public void LeaveOneOut_IsWhatLeavingOneOutGives()
    {
        using var scope = NewDisposeScope();
        var random = new RandomStream(3);
        var masks = Masks(random, 11, 6, 0.5);
        var outputs = Logistic.Normal(random, 11, 2);
        using var ridge = new MaskRidge(masks);

        var found = ridge.LeaveOneOut(outputs, 0.4);

        for (var left = 0; left < 11; left++)
        {
            var others = tensor(Enumerable.Range(0, 11).Where(model => model != left).Select(model => (long)model).ToArray());
            var (seen, said) = (masks.index_select(0, others), outputs.index_select(0, others));
            using var rest = new MaskRidge(seen);
            var foretold = said.mean([0]) + (masks[left] - seen.mean([0])).matmul(rest.Coefficients(said, 0.4));
            Assert.True((found[left] - (outputs[left] - foretold)).abs().max().item<double>() < 1e-10);
        }
    }

    [Fact]
    public void Masks_ThatAreAllAlike_AreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ModelException>(() => new MaskRidge(ones([5, 4], float64)));
        Assert.Throws<ModelException>(() => new MaskRidge(ones([2, 4], float64)));
    }

    // Planted effects, 400 models, 2000 records: without the correction a fifth of the effect is found.
    [Fact, Trait("Speed", "slow")]
    public void Corrected_EffectsOfFewModels_AreRightOnAverageAndInsideTheirBars()
    {
        const int Models = 400, Records = 2000, Forgotten = 20, Draws = 100;
        var errors = new List<double>();
        var (covered, shrunk, truths) = (0, 0.0, 0.0);
        for (var draw = 0; draw < Draws; draw++)
        {
            using var scope = NewDisposeScope();
            var random = new RandomStream(draw).Fork("planted");
            var masks = Masks(random, Models, Records, 0.5);
            var effects = 0.2 + 0.05 * Logistic.Normal(random, Records, 1);
            var truth = effects.narrow(0, 0, Forgotten).sum().item<double>();
            // What the others do is noise here, as training is.
            var others = masks.narrow(1, Forgotten, Records - Forgotten).matmul(0.05 * Logistic.Normal(random, Records - Forgotten, 1));
            var outputs = masks.narrow(1, 0, Forgotten).matmul(effects.narrow(0, 0, Forgotten)) + others + Logistic.Normal(random, Models, 1);
            using var ridge = new MaskRidge(masks);
            var penalty = ridge.ChoosePenalty(outputs);
            var (weights, response) = ridge.Weights([.. Enumerable.Range(0, Forgotten)], penalty);
            var plain = weights.matmul(MaskRidge.Centred(outputs)).item<double>();
            var bar = ridge.LeaveOneOut(outputs, penalty).square().mean().sqrt().item<double>() * weights.norm().item<double>() / response;
            errors.Add(plain / response - truth);
            shrunk += plain / Draws;
            truths += truth / Draws;
            if (Math.Abs(errors[^1]) < 1.96 * bar) covered++;
        }

        double[] all = [.. errors];
        var error = Mean.Deviation(all) / Math.Sqrt(Draws);
        Assert.True(Math.Abs(Mean.Of(all)) < 3 * error, $"{Mean.Of(all)} +- {error}");
        Assert.True(covered >= 0.9 * Draws, $"{covered} of {Draws}");
        Assert.True(shrunk < 0.4 * truths, $"{shrunk} of {truths}");
    }

    public static Tensor Masks(RandomStream random, int models, int records, double share) =>
        tensor([.. Enumerable.Range(0, models * records).Select(_ => random.NextDouble() < share ? 1.0 : 0.0)], [models, records]);
}
