using Lethe.Attribution.Tests.Support;
using Lethe.Fixtures;
using Lethe.Sdk.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Matching;

public class DatamodelMatchingTests
{
    private const string Influence = """{ "use": "attribute.influence", "loss": "squared", "weightDecay": 0.01, "damping": 0, "sample": 0, "steps": 500, "tolerance": 1e-12 }""";
    private const string ToTheEnd = "\"centre\": false, \"epochs\": 3000, \"batchSize\": 1000, \"learningRate\": 0.02, \"decay\": 0.995, \"forgetMultiple\": 1, \"retainMultiple\": 5";

    [Fact]
    public void Unlearn_RidgeRegressionByInfluence_HitsTheExactRetrain()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge();
        int[] rows = [.. Enumerable.Range(0, 20)];
        using var model = world.Subject.Copy();

        Shelf.Create<IUnlearner>("unlearn.datamodel-matching", $$"""{ "attribution": {{Influence}}, {{ToTheEnd}} }""")
            .Unlearn(Jobs.Forgetting(world.Subject, model, world.Train, rows));

        var (exact, begun) = (world.Without(rows), Ridge.WeightsOf(world.Subject));
        Assert.True((begun - exact).abs().max().item<double>() > 1e-2);
        Assert.True((Ridge.WeightsOf(model) - exact).abs().max().item<double>() < 1e-6, $"{(Ridge.WeightsOf(model) - exact).abs().max().item<double>()}");
    }

    [Fact]
    public void Unlearn_LogisticRegression_ComesCloseWhereAscentAndFineTuningDoNot()
    {
        using var scope = NewDisposeScope();
        var world = new Logistic();
        int[] rows = [.. Enumerable.Range(0, 30)];
        var (exact, begun) = (world.Without(rows).squeeze(1), world.Weights.squeeze(1));
        var distance = (exact - begun).norm().item<double>();

        const string OfLogistic = """{ "use": "attribute.influence", "weightDecay": 0, "damping": 0, "sample": 0, "tolerance": 1e-10 }""";
        Assert.True(Left(world.Subject, world.Train, "unlearn.datamodel-matching",
            $$"""{ "attribution": {{OfLogistic}}, "epochs": 2000, "batchSize": 1000, "learningRate": 0.02, "decay": 0.995 }""") < 0.15);

        // Ascent and fine-tuning work in single precision, at their defaults.
        var single = Jobs.Subject(() => new Logistic(count: 10).Subject.Module.to(float32));
        using (no_grad()) single.Module.parameters().Single().copy_(world.Weights.t().to(float32));
        var records = DoubleRecords.Of("train", world.Inputs.to(float32), world.Labels);
        Assert.True(Left(single, records, "unlearn.gradient-ascent", "{}") > 0.5);
        Assert.True(Left(single, records, "unlearn.fine-tune", "{}") > 0.5);

        double Left(Subject subject, Split train, string id, string options)
        {
            using var model = subject.Copy();
            Shelf.Create<IUnlearner>(id, options).Unlearn(Jobs.Forgetting(subject, model, train, rows));
            return (model.Module.parameters().Single().detach().to(float64).squeeze(0) - exact).norm().item<double>() / distance;
        }
    }

    [Fact]
    public void Unlearn_RidgeRegressionByShadows_MovesTowardsTheExactRetrain()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge();
        int[] rows = [.. Enumerable.Range(0, 20)];
        using var model = world.Subject.Copy();

        Shelf.Create<IUnlearner>("unlearn.datamodel-matching", $$"""{ "cap": null, "attribution": { "use": "attribute.datamodel", "centre": false }, {{ToTheEnd}} }""")
            .Unlearn(Jobs.Forgetting(world.Subject, model, world.Train, rows, world.Shadows(600, 0.8)));

        var (exact, begun) = (world.Without(rows), Ridge.WeightsOf(world.Subject));
        var left = (Ridge.WeightsOf(model) - exact).norm().item<double>() / (begun - exact).norm().item<double>();
        Assert.True(left < 0.5, $"{left}");
    }

    [Fact]
    public void Unlearn_WhereNothingIsToChange_LeavesTheModelBitForBit()
    {
        using var scope = NewDisposeScope();
        using var world = SmallWorld.Images(plugins: Shelf.Instance);
        using var original = world.NewSubject();
        Assert.Contains(original.Module.WithParts(), part => part is TorchSharp.Modules.BatchNorm2d);
        var before = Bits(original);

        foreach (var (scale, isSame) in new[] { (0.0, true), (1.0, false) })
        {
            using var model = original.Copy();
            Shelf.Create<IUnlearner>("unlearn.datamodel-matching", FormattableString.Invariant($$"""{ "scale": {{scale}}, "epochs": 2, "batchSize": 16 }"""))
                .Unlearn(Jobs.Forgetting(original, model, world.Data.Train, [.. world.ForgetRows], world.Shadows(16, 0.8)));
            Assert.Equal(isSame, before.SequenceEqual(Bits(model)));
            // What normalisation learnt of the data is not touched.
            Assert.True(original.Module.named_buffers().Zip(model.Module.named_buffers()).All(pair => pair.First.buffer.equal(pair.Second.buffer).all().item<bool>()));
            Assert.All(model.Module.parameters(), parameter => Assert.Null(parameter.grad));
        }
    }

    [Fact]
    public void Moves_AreCutToDeviationsAndReported()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge(60);
        using var model = world.Subject.Copy();
        var log = new Log();

        Shelf.Create<IUnlearner>("unlearn.datamodel-matching", """{ "cap": 0.01, "epochs": 1, "attribution": { "use": "attribute.datamodel", "centre": false } }""")
            .Unlearn(Jobs.Forgetting(world.Subject, model, world.Train, [0, 1, 2, 3, 4, 5], world.Shadows(200, 0.8), log: log));

        Assert.Contains(log.Lines, line => line.Contains("were cut to 0.01 deviations", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("two standard errors", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("the share of the records that the shadows saw", StringComparison.Ordinal));
    }

    [Fact]
    public void Attributions_ThatOnlyScore_AreRefusedInWords()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge(60);
        using var model = world.Subject.Copy();
        var refusal = Assert.Throws<ModelException>(() => Shelf.Create<IUnlearner>("unlearn.datamodel-matching", """{ "attribution": { "use": "attribute.similarity" } }""")
            .Unlearn(Jobs.Forgetting(world.Subject, model, world.Train, [0, 1])));
        Assert.Contains("attribute.similarity scores records", refusal.Message);
    }

    [Fact]
    public void Unlearn_WhoseBudgetEndsBeforeTheEffectsAreKnown_ChangesNothing()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge(60);
        using var model = world.Subject.Copy();
        var log = new Log();
        Shelf.Create<IUnlearner>("unlearn.datamodel-matching", $$"""{ "attribution": {{Influence}} }""")
            .Unlearn(Jobs.Forgetting(world.Subject, model, world.Train, [0, 1], budget: new Budget(TimeProvider.System, null, 100), log: log));
        Assert.True(Ridge.WeightsOf(model).equal(Ridge.WeightsOf(world.Subject)).all().item<bool>());
        Assert.Contains(log.Lines, line => line.Contains("the model is as it was", StringComparison.Ordinal));
    }

    private static byte[] Bits(Subject subject) =>
        [.. subject.Module.state_dict().Values.SelectMany(value => value.detach().contiguous().bytes.ToArray())];
}
