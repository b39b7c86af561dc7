using Lethe.Attribution.Evaluation;
using Lethe.Attribution.Tests.Support;
using Lethe.Fixtures;
using Lethe.Sdk.Testing;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Evaluation;

public class LdsEvaluatorTests
{
    [Fact]
    public void Evaluate_RidgeRegression_FindsDatamodelsAndInfluenceGoodAndSimilarityNot()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge();
        var shadows = world.Shadows(150, 0.5);
        const string Influence = """{ "use": "attribute.influence", "loss": "squared", "weightDecay": 0.01, "damping": 0, "sample": 0 }""";

        var datamodel = Lds(world, shadows, """{ "use": "attribute.datamodel" }""");
        var influence = Lds(world, shadows, Influence);
        var similarity = Lds(world, shadows, """{ "use": "attribute.similarity" }""");

        Assert.True(influence.Value > 0.8, $"{influence}");
        Assert.True(datamodel.Value > 0.3, $"{datamodel}");
        // Both ends of their intervals, over twenty records.
        Assert.True(similarity.High < datamodel.Low, $"{similarity} and {datamodel}");
        Assert.Equal(20, influence.N);
        Assert.Contains("bootstrap", influence.IntervalBy);
    }

    [Fact]
    public void Evaluate_ModelsThatAllSayTheSame_HasNoNumberAndSaysWhy()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge(40);
        var weights = Ridge.WeightsOf(world.Subject);
        var shadows = world.Shadows(30, 0.5).Select(shadow => new PlantedShadow(
            shadow.Mask.ToArray(), split => split.Read([.. Enumerable.Range(0, split.Count)], CPU).Inputs.matmul(weights.t()))).ToArray();

        var finding = Lds(world, shadows, """{ "use": "attribute.similarity" }""");

        Assert.Null(finding.Value);
        Assert.Contains("differ between models", finding.Reason);
    }

    [Fact]
    public void Evaluate_TooFewShadows_IsRefusedInWords()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge(40);
        Assert.Contains("too few", Assert.Throws<ModelException>(() => Lds(world, world.Shadows(5, 0.5), """{ "use": "attribute.similarity" }""")).Message);
    }

    private static Finding Lds(Ridge world, IReadOnlyList<ShadowModel> shadows, string attribution)
    {
        var test = new Ridge(20, seed: 77).Train;
        var job = new MemoryEvaluationJob
        {
            Subject = world.Subject,
            Original = world.Subject,
            Data = new Dataset { Name = "ridge", Input = Records.Input(Ridge.Features), ClassNames = ["no", "yes"], Train = world.Train, Test = test },
            Retain = world.Train,
            Shadows = shadows,
            Plugins = Shelf.Instance,
            Device = CPU,
            Random = new RandomStream(1),
            Progress = Progress.None,
            Cancellation = TestContext.Current.CancellationToken,
        };
        Shelf.Create<LdsEvaluator>("eval.lds", $$"""{ "attribution": {{attribution}} }""").Evaluate(job);
        return job.Single("lds.mean");
    }
}
