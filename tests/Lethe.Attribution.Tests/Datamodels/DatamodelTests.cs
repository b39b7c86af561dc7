using Lethe.Attribution.Tests.Support;
using Lethe.Fixtures;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Datamodels;

public class DatamodelTests
{
    private const int Records = 12;

    [Fact]
    public void Remove_OfPlantedEffects_GivesThemBack()
    {
        using var scope = NewDisposeScope();
        var (train, targets, effects) = Planted();
        using var subject = Jobs.Subject(() => nn.Linear(4, 3));
        var job = Jobs.Of(subject, train, targets, Shadows(effects, 60));

        var found = Shelf.Create<IRemovalAttribution>("attribute.datamodel", """{ "penalty": 1e-12, "scale": 1, "centre": false }""").Remove(job, [2, 5])!;

        // Outputs are exactly linear in the masks, and there are more models than records.
        var expected = -(effects[2] + effects[5]);
        Assert.True((found.Shift - expected).abs().max().item<double>() < 1e-8);
        Assert.True(found.Error!.max().item<double>() < 1e-6);
    }

    [Fact]
    public void Remove_OfLogits_SaysNothingOfWhatMovesAllAlike()
    {
        using var scope = NewDisposeScope();
        var (train, targets, effects) = Planted();
        using var subject = Jobs.Subject(() => nn.Linear(4, 3));
        var found = Shelf.Create<IRemovalAttribution>("attribute.datamodel", """{ "penalty": 1e-12 }""").Remove(Jobs.Of(subject, train, targets, Shadows(effects, 60)), [2, 5])!;

        var raw = -(effects[2] + effects[5]);
        var share = Shadows(effects, 60).SelectMany(shadow => shadow.Mask.ToArray()).Average(seen => seen ? 1.0 : 0.0);
        Assert.True((found.Shift - share * (raw - raw.mean([1], keepdim: true))).abs().max().item<double>() < 1e-8);
    }

    [Theory, InlineData("ridge"), InlineData("l1")]
    public void Attribute_OfMarginsThatAreLinear_ForetellsHeldOutModels(string estimator)
    {
        using var scope = NewDisposeScope();
        var (train, targets, effects) = Planted(withMargins: true);
        using var subject = Jobs.Subject(() => nn.Linear(4, 3));
        var scores = Shelf.Create<IAttribution>("attribute.datamodel", $$"""{ "estimator": "{{estimator}}", "leastPenalty": 1e-4, "steps": 5000 }""")
            .Attribute(Jobs.Of(subject, train, targets, Shadows(effects, 80)));

        Assert.Equal([Records, 5L], scores.shape);
        var lds = Lethe.Attribution.Evaluation.LdsScore.Of(scores, Jobs.Of(subject, train, targets, Shadows(effects, 40, seed: 99)));
        Assert.All(lds, one => Assert.True(one > 0.99, $"{one}"));
    }

    [Fact]
    public void Lds_OfTheTrueCoefficients_IsOne_AndOfConstants_IsNotDefined()
    {
        using var scope = NewDisposeScope();
        var (train, targets, effects) = Planted(withMargins: true);
        using var subject = Jobs.Subject(() => nn.Linear(4, 3));
        var job = Jobs.Of(subject, train, targets, Shadows(effects, 40));
        // Two classes of three are far below: the margin is the difference of the other two, but for rounding.
        var truth = stack([.. Enumerable.Range(0, 5).Select(target =>
            effects.select(1, target).select(1, targets.Label(target)) - effects.select(1, target).select(1, 1 - targets.Label(target)))], 1);

        Assert.All(Lethe.Attribution.Evaluation.LdsScore.Of(truth, job), one => Assert.Equal(1, one!.Value, 1e-9));
        Assert.All(Lethe.Attribution.Evaluation.LdsScore.Of(zeros(Records, 5), job), Assert.Null);
    }

    [Fact]
    public void Shadows_ThatFitNoRecords_AreRefusedInWords()
    {
        using var scope = NewDisposeScope();
        var (train, targets, effects) = Planted();
        using var subject = Jobs.Subject(() => nn.Linear(4, 3));
        var datamodel = Shelf.Create<IRemovalAttribution>("attribute.datamodel");
        Assert.Contains("there are none", Assert.Throws<ModelException>(() => datamodel.Remove(Jobs.Of(subject, train, targets), [0])).Message);
        var few = train.Subset("few", [0, 1, 2]);
        Assert.Contains("12 training records; there are 3", Assert.Throws<ModelException>(() => datamodel.Remove(Jobs.Of(subject, few, targets, Shadows(effects, 9)), [0])).Message);
    }

    // Effects are records by targets by classes.
    private static (Split Train, Split Targets, Tensor Effects) Planted(bool withMargins = false)
    {
        var random = new RandomStream(8);
        var effects = Logistic.Normal(random, Records, 15).reshape(Records, 5, 3);
        // Only two classes matter to a margin that is linear in the masks.
        if (withMargins) effects.select(2, 2).fill_(-100);
        var targets = Fixtures.Records.Of("targets", [.. Enumerable.Range(0, 5).Select(_ => new float[4])], [0, 1, 0, 1, 0]);
        return (Fixtures.Records.Clusters(Records), targets, effects);
    }

    private static ShadowModel[] Shadows(Tensor effects, int count, long seed = 9)
    {
        var random = new RandomStream(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var mask = Enumerable.Range(0, Records).Select(_ => random.NextDouble() < 0.7).ToArray();
            var seen = tensor(Array.ConvertAll(mask, one => one ? 1.0 : 0.0));
            var logits = (effects * seen.reshape(-1, 1, 1)).sum(0L).DetachFromDisposeScope();
            return new PlantedShadow(mask, _ => logits.clone());
        })];
    }
}
