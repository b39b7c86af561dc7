using System.Text.Json.Nodes;
using Lethe.Unlearning.Merging;
using Lethe.Unlearning.Steps;
using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class TiesTests
{
    private const string Options = """{ "epochs": 3, "learningRate": 0.05, "stopAtLoss": 1000 }""";
    private const string Ascent = """{ "use": "unlearn.gradient-ascent", "epochs": 3, "learningRate": 0.05, "stopAtLoss": 1000 }""";

    [Fact]
    public void Merge_OfTwoChanges_IsTheKnownAnswer()
    {
        using var scope = NewDisposeScope();

        var found = TiesMerge.Of([tensor(new[] { 3f, -1, 0.5f, 2 }), tensor(new[] { -2f, -4, 0.1f, 1.5f })], [1, 1], 0.5);

        Assert.Equal([3, -4, 0, 2], found.data<float>().ToArray());
    }

    [Fact]
    public void Merge_Disagreeing_AveragesThoseOfTheStrongerSign()
    {
        using var scope = NewDisposeScope();

        var found = TiesMerge.Of([tensor(new[] { 1f, 0 }), tensor(new[] { 2f, 1 }), tensor(new[] { -2f, -1 })], [1, 1, 1], 1);
        var weighted = TiesMerge.Of([tensor(new[] { 1f, 0 }), tensor(new[] { 2f, 1 }), tensor(new[] { -2f, -1 })], [1, 1, 4], 1);

        Assert.Equal([1.5f, 0], found.data<float>().ToArray());
        Assert.Equal([-8f, -4], weighted.data<float>().ToArray());
    }

    [Fact]
    public void Ties_OfOneMethodWhole_IsThatMethod()
    {
        using var scene = new Forgetting("""{ "widths": [16], "batchNorm": true }""");

        var found = scene.Run("unlearn.ties", $$"""{ "methods": [{{Ascent}}], "density": 1 }""");
        var half = scene.Run("unlearn.ties", $$"""{ "methods": [{{Ascent}}], "density": 1, "scale": 0.5 }""");
        using var alone = scene.Original.Copy();
        var job = scene.Job(alone);
        job.Delegate(new PluginReference("unlearn.gradient-ascent", JsonNode.Parse(Options)!.AsObject()), alone, job.Random.Fork("method").Fork(0));

        Assert.True(Forgetting.Distance(alone, found) < 1e-6);
        Assert.True(Forgetting.Distance(scene.Original, found) > 0.01);
        Assert.Equal(2, Forgetting.Distance(scene.Original, found) / Forgetting.Distance(scene.Original, half), 1e-3);
    }

    [Fact]
    public void Ties_WithItsDefaults_ForgetsWhatTheModelKnows()
    {
        using var scene = new Forgetting();
        var trained = scene.Trained();
        const string Slow = "\"use\": \"unlearn.npo\", \"epochs\": 60, \"learningRate\": 0.02";

        var model = scene.Run("unlearn.ties", $$"""{ "methods": [{ {{Slow}}, "retainWeight": 1.5 }, { {{Slow}}, "retainWeight": 2.333 }] }""", from: trained);

        Assert.True(Forgetting.Loss(model, scene.Forget) > Forgetting.Loss(trained, scene.Forget) + 0.2);
        Assert.True(Forgetting.Loss(model, scene.Retain) < Forgetting.Loss(trained, scene.Retain) + 0.2);
        Assert.True(Forgetting.Distance(scene.Original, scene.Run("unlearn.ties")) > 1e-4);
    }

    [Fact]
    public void Ties_MethodThatNeedsMore_IsRefusedInWords()
    {
        using var scene = new Forgetting();

        Assert.Contains("needs more", Assert.Throws<ModelException>(() => scene.Run("unlearn.ties", """{ "methods": ["unlearn.retrain"] }""")).Message);
    }

    [Fact]
    public void Validate_WeightsThatDoNotFit_IsAFault() => Assert.Contains(
        "2 methods and 1 weights", Assert.Single(new TiesOptions { Weights = [1] }.Validate(new(new object()))).ErrorMessage, StringComparison.Ordinal);
}
