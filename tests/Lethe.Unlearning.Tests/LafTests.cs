using Lethe.Unlearning.LabelAgnostic;
using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class LafTests
{
    private const string Options = """{ "epochs": 4, "autoencoderEpochs": 3, "batchSize": 8, "unlearningRate": 0.002, "alignmentRate": 0.002 }""";

    [Fact]
    public void Alignment_NothingMoved_IsMinusBLogBAndHasNoGradient()
    {
        using var scope = NewDisposeScope();
        var before = randn(32, 10, ScalarType.Float64, generator: new Generator(1));
        var now = before.clone().requires_grad_();

        var loss = LafLoss.Alignment(now, before, now, before, 20);

        Assert.Equal(-110.90354888959125, loss.item<double>(), 1e-9);
        Assert.True(autograd.grad([loss], [now])[0].abs().max().item<double>() < 1e-12);
    }

    [Fact]
    public void Alignment_ByHand_IsTheSumOfLogRatios()
    {
        using var scope = NewDisposeScope();
        double[] kept = [0.3, 0.1, 0], old = [1.2, 0.4];
        Tensor before3 = Unit([0, 0, 0]), before2 = Unit([0, 0]);

        var found = LafLoss.Alignment(Unit(kept), before3, Unit(old), before2, 5).item<double>();

        var below = old.Sum(one => Math.Exp((1 - Math.Cos(one)) / 5));
        Assert.Equal(kept.Sum(one => Math.Log(Math.Exp(1 - Math.Cos(one)) / below)), found, 1e-9);
    }

    [Fact]
    public void Unlearning_AnyErrors_CountFromOneToE()
    {
        using var scope = NewDisposeScope();
        Tensor none = zeros(3, ScalarType.Float64), all = full(4, 1e12, ScalarType.Float64), ten = tensor(new[] { 10.0 }).requires_grad_();

        Assert.Equal(3 - 4 * Math.E, LafLoss.Unlearning(none, all).item<double>(), 1e-9);
        var slope = autograd.grad([LafLoss.Unlearning(ten, all)], [ten])[0].item<double>();
        Assert.Equal(Math.Exp(10.0 / 11) / 121, slope, 1e-12);
    }

    [Fact]
    public void Apply_FeaturesThatNeverVary_AreLeftOutAndTheOthersStandardised()
    {
        using var scope = NewDisposeScope();
        using var scale = FeatureScale.Of([tensor(new[] { 1f, 7, 0 }, [1, 3]), tensor(new[] { 3f, 7, 4, 5, 7, 2 }, [2, 3])]);

        var found = scale.Apply(tensor(new[] { 5f, 9, 2 }, [1, 3])).data<float>().ToArray();

        Assert.Equal(2, scale.Count);
        Assert.Equal(2 / Math.Sqrt(8.0 / 3), found[0], 1e-6);
        Assert.Equal(0, found[1], 1e-6);
    }

    [Fact]
    public void LiveFeatures_OfAPlainNetwork_AreItsFeaturesAndCarryGradients()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting();
        var inputs = scene.Forget.All().Inputs;

        var found = LiveFeatures.Of(scene.Original, inputs);

        Assert.True(found.requires_grad);
        Assert.True((found - scene.Original.Features(inputs)).abs().max().item<float>() == 0);
    }

    [Theory]
    [InlineData("unlearn.laf"), InlineData("unlearn.laf-r")]
    public void Laf_SplitsWithoutLabels_WorksWithoutThoseOfTheForgetSet(string id)
    {
        using var scene = new Forgetting();
        var needsRetain = id == "unlearn.laf-r";
        using var withheld = new Forgetting { Forget = scene.Forget.WithoutLabels(), Retain = needsRetain ? scene.Retain : scene.Retain.WithoutLabels() };

        var found = withheld.Run(id, Options);

        Assert.Equal(Forgetting.Bits(scene.Run(id, Options)), Forgetting.Bits(found));
        Assert.True(Forgetting.Distance(scene.Original, found) > 1e-3);
        if (needsRetain) return;
        Assert.Throws<InvalidOperationException>(() => withheld.Run("unlearn.laf-r", Options));
    }

    [Fact]
    public void Laf_BeforeRepair_LeavesTheHeadAndAllBuffersBitForBitAndRepairChangesTheHeadAlone()
    {
        using var scene = new Forgetting("""{ "widths": [16, 12], "batchNorm": true, "dropout": 0.2 }""");

        var plain = scene.Run("unlearn.laf", Options).Module.state_dict();
        var repaired = scene.Run("unlearn.laf-r", Options).Module.state_dict();

        foreach (var (name, before) in scene.Original.Module.state_dict())
        {
            var isExtractor = (name.StartsWith("linear", StringComparison.Ordinal) || name.StartsWith("norm", StringComparison.Ordinal))
                && (name.EndsWith("weight", StringComparison.Ordinal) || name.EndsWith("bias", StringComparison.Ordinal));
            Assert.True(isExtractor != Same(before, plain[name]), name);
            Assert.True(name.StartsWith("head", StringComparison.Ordinal) != Same(plain[name], repaired[name]), name);
        }
    }

    [Fact]
    public void Laf_NothingThatLearnsBeforeTheFeatures_IsRefusedInWords()
    {
        using var scene = new Forgetting("""{ "widths": [] }""");

        Assert.Contains("cannot be moved", Assert.Throws<ModelException>(() => scene.Run("unlearn.laf", Options)).Message);
    }

    [Fact]
    public void BestWeights_ScoreFallsAfterTheSecond_StopsInTimeAndGoesBackToIt()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting();
        var best = new BestWeights(scene.Original, 2);
        byte[] kept = [];

        foreach (var (score, stops) in new[] { (1.0, false), (3.0, false), (2.0, false), (3.0, true) })
        {
            if (score == 3 && !stops) kept = Forgetting.Bits(scene.Original);
            Assert.Equal(stops, best.IsTimeToStop(score));
            using var off = no_grad();
            foreach (var parameter in scene.Original.Module.parameters()) parameter.add_(1);
        }
        best.Restore();

        Assert.Equal(kept, Forgetting.Bits(scene.Original));
    }

    [Theory, Trait("Speed", "slow")]
    [InlineData(1, "null"), InlineData(2, "null"), InlineData(1, "3")]
    public void Laf_OfAClass_ForgetsItAndKeepsTheOthers(long seed, string patience)
    {
        const string Network = """{ "widths": [128, 64] }""";
        using var plain = new Forgetting(Network, forget: 0, retain: 1400, seed, separation: 0.6, features: 64, classes: 10);
        var train = plain.Train;
        int[] rows = [.. Enumerable.Range(0, train.Count).Where(row => train.Label(row) == 0)];
        using var scene = new Forgetting(Network, features: 64, classes: 10) { Forget = train.Subset("forget", rows).WithoutLabels(), Retain = train.Without("retain", rows).WithoutLabels() };
        var trained = plain.Trained(rate: 0.01, epochs: 10);
        var (old, kept) = (train.Subset("old", rows), train.Without("kept", rows));

        var model = scene.Run("unlearn.laf", $$"""{ "autoencoderEpochs": 60, "epochs": 60, "patience": {{patience}} }""", from: trained, seed: seed);

        var told = $"{Forgetting.Accuracy(trained, old)} {Forgetting.Accuracy(trained, kept)} {Forgetting.Accuracy(model, old)} {Forgetting.Accuracy(model, kept)}";
        Assert.True(Forgetting.Accuracy(trained, old) > 0.9, told);
        Assert.True(Forgetting.Accuracy(model, old) < 0.5, told);
        Assert.True(Forgetting.Accuracy(model, kept) > Forgetting.Accuracy(trained, kept) - 0.05, told);
    }

    private static Tensor Unit(double[] angles) => tensor(angles.SelectMany(one => new[] { Math.Cos(one), Math.Sin(one) }).ToArray(), [angles.Length, 2]);

    private static bool Same(Tensor one, Tensor other) => one.detach().bytes.SequenceEqual(other.detach().bytes);
}
