using Lethe.Unlearning.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

/// <summary>What all of the baselines have to keep.</summary>
public class BaselineTests
{
    private const string WithState = """{ "widths": [16], "batchNorm": true, "dropout": 0.3 }""";

    [Fact]
    public void None_OnAnyModel_LeavesEveryWeightBitForBit()
    {
        using var scene = new Forgetting(WithState);
        var script = scene.AsScript();

        Assert.Equal(Forgetting.Bits(scene.Original), Forgetting.Bits(scene.Run("unlearn.none")));
        Assert.Equal(Forgetting.Bits(script), Forgetting.Bits(scene.Run("unlearn.none", from: script)));
    }

    [Theory]
    [InlineData("unlearn.fine-tune"), InlineData("unlearn.gradient-ascent")]
    public void Unlearn_WithoutALearningRate_LeavesWeightsBitForBitAndFrozenStatisticsToo(string id)
    {
        using var scene = new Forgetting(WithState);
        var before = Forgetting.Bits(scene.Original);

        var frozen = scene.Run(id, """{ "learningRate": 0, "batchNorm": "frozen-stats" }""");
        var train = scene.Run(id, """{ "learningRate": 0 }""");

        Assert.Equal(before, Forgetting.Bits(frozen));
        Assert.NotEqual(before, Forgetting.Bits(train));
        Assert.Equal(Forgetting.Bits(scene.Original, buffers: false), Forgetting.Bits(train, buffers: false));
    }

    [Theory]
    [InlineData("unlearn.fine-tune"), InlineData("unlearn.gradient-ascent")]
    public void Unlearn_SameSeed_GivesTheSameBitsAndAnotherSeedDoesNot(string id)
    {
        const string Options = """{ "learningRate": 0.05, "batchSize": 5, "epochs": 2 }""";
        using var scene = new Forgetting(WithState);

        var one = scene.Run(id, Options, seed: 1);
        _ = manual_seed(99);
        var same = scene.Run(id, Options, seed: 1);
        var other = scene.Run(id, Options, seed: 2);

        Assert.Equal(Forgetting.Bits(one), Forgetting.Bits(same));
        Assert.NotEqual(Forgetting.Bits(one), Forgetting.Bits(other));
        Assert.False(one.Module.training);
    }

    [Theory]
    [InlineData("unlearn.fine-tune", 48), InlineData("unlearn.gradient-ascent", 12)]
    public void Unlearn_BudgetOfSamples_StopsWithinOneBatch(string id, int records)
    {
        using var scene = new Forgetting();
        var budget = new Budget(TimeProvider.System, null, records + 2);

        var model = scene.Run(id, """{ "batchSize": 4, "epochs": 50, "learningRate": 1e-5 }""", from: scene.Trained(), budget: budget);

        Assert.InRange(budget.Spent, records + 2, records + 2 + 3);
        Assert.False(model.Module.training);
    }

    [Theory]
    [InlineData("unlearn.fine-tune"), InlineData("unlearn.gradient-ascent")]
    public void Unlearn_Cancelled_ThrowsWithinOneBatch(string id)
    {
        using var scene = new Forgetting();
        using var source = new CancellationTokenSource();
        var log = new Log { OnReport = source.Cancel };

        Assert.Throws<OperationCanceledException>(() => scene.Run(id, """{ "batchSize": 2 }""", sink: log, cancellation: source.Token));

        Assert.Equal(1, log.Reports);
        Assert.Throws<OperationCanceledException>(() => scene.Run("unlearn.none", cancellation: source.Token));
    }

    [Fact]
    public void Unlearn_LabelsThatWereNotAskedFor_AreNotLookedAt()
    {
        using var scene = new Forgetting();
        using var withheld = new Forgetting { Forget = scene.Forget.WithoutLabels(), Retain = scene.Retain };
        using var forgetOnly = new Forgetting { Forget = scene.Forget, Retain = scene.Retain.WithoutLabels() };

        Assert.Equal(Forgetting.Bits(scene.Run("unlearn.fine-tune")), Forgetting.Bits(withheld.Run("unlearn.fine-tune")));
        Assert.Equal(Forgetting.Bits(scene.Run("unlearn.gradient-ascent")), Forgetting.Bits(forgetOnly.Run("unlearn.gradient-ascent")));
        Assert.Throws<InvalidOperationException>(() => withheld.Run("unlearn.gradient-ascent"));
        Assert.Throws<InvalidOperationException>(() => forgetOnly.Run("unlearn.fine-tune"));
    }

    [Theory]
    [InlineData("unlearn.fine-tune"), InlineData("unlearn.gradient-ascent")]
    public void Unlearn_AnArchive_ChangesItAsItChangesTheNetwork(string id)
    {
        const string Options = """{ "learningRate": 0.05, "batchSize": 8, "epochs": 3 }""";
        using var scope = NewDisposeScope();
        using var scene = new Forgetting();
        scene.Original.Module.load_state_dict(scene.Trained().Module.state_dict());
        var script = scene.AsScript();
        var inputs = scene.Retain.All().Inputs;

        var expected = scene.Run(id, Options).Predict(inputs);
        var found = scene.Run(id, Options, from: script).Predict(inputs);

        Assert.True(found.allclose(expected, 1e-4, 1e-5));
        Assert.False(found.allclose(scene.Original.Predict(inputs), 1e-2, 1e-2));
    }

    [Theory]
    [InlineData("unlearn.fine-tune", """{ "epochs": 1, "learningRate": 100, "weightDecay": 1 }""")]
    [InlineData("unlearn.gradient-ascent", """{ "epochs": 1, "learningRate": 100, "weightDecay": 1, "stopAtLoss": 10 }""")]
    public void Unlearn_LastStepToInfinity_EndsWithASentenceAndNotWithWeights(string id, string options)
    {
        using var scene = new Forgetting("""{ "widths": [] }""");
        // The same in every class, so that the loss is an honest number until the decay throws the weights too far.
        using (no_grad()) scene.Original.Module.state_dict()["head.bias"].fill_(5e36);

        var failure = Assert.Throws<ModelException>(() => scene.Run(id, options));

        Assert.StartsWith("The weights are no longer finite", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unlearn.fine-tune", "{}"), InlineData("unlearn.gradient-ascent", "{ \"stopAtLoss\": 100 }")]
    public void Unlearn_OneRecordAgainstBatchNorm_Works(string id, string options)
    {
        using var scene = new Forgetting(WithState, forget: 1, retain: 1);

        var model = scene.Run(id, options);

        Assert.NotEqual(Forgetting.Bits(scene.Original, buffers: false), Forgetting.Bits(model, buffers: false));
    }

    [Theory]
    [InlineData("unlearn.fine-tune"), InlineData("unlearn.gradient-ascent")]
    public void Unlearn_AModelThatIsFrozen_IsRefusedInWords(string id)
    {
        using var scene = new Forgetting();
        foreach (var parameter in scene.Original.Module.parameters()) parameter.requires_grad = false;

        Assert.Contains("no parameters that learn", Assert.Throws<ModelException>(() => scene.Run(id)).Message);
    }

    [Theory]
    [InlineData("unlearn.fine-tune"), InlineData("unlearn.gradient-ascent")]
    public void Unlearn_Ended_LeavesNoTensorBehind(string id)
    {
        using var scene = new Forgetting(WithState);
        scene.Run(id, """{ "epochs": 1 }""").Dispose();

        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        scene.Run(id, """{ "epochs": 3, "batchSize": 5 }""").Dispose();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
