using Lethe.Models.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Models.Tests.Training;

public class TrainRecipeTests
{
    private const string Small = """
        { "architecture": { "use": "arch.small-cnn", "width": 4, "dropout": 0.1 }, "epochs": 3, "batchSize": 16, "augmentation": "flip-crop" }
        """;

    [Fact]
    public void Train_SameSeed_GivesTheSameModelBitForBitAndAnotherSeedDoesNot()
    {
        using var sample = Sample.Images(100);
        var recipe = Shelf.Create<IRecipe>("model.train", Small);

        using var one = recipe.Train(sample.Job(seed: 11));
        _ = manual_seed(99);
        using var same = recipe.Train(sample.Job(seed: 11));
        using var other = recipe.Train(sample.Job(seed: 12));

        Assert.Equal(Weights.Bits(one), Weights.Bits(same));
        Assert.NotEqual(Weights.Bits(one), Weights.Bits(other));
    }

    [Theory]
    [InlineData("""{ "architecture": { "use": "arch.small-cnn", "width": 4 }, "epochs": 6, "batchSize": 16 }""")]
    [InlineData("""{ "architecture": { "use": "arch.mlp", "widths": [32], "batchNorm": true }, "epochs": 6, "optimizer": "adamw", "learningRate": 0.005, "schedule": "one-cycle" }""")]
    [InlineData("""{ "architecture": { "use": "arch.resnet9", "width": 4 }, "epochs": 4, "batchSize": 32, "nesterov": true, "warmUp": 1 }""")]
    [InlineData("""{ "architecture": { "use": "arch.resnet18", "width": 4 }, "epochs": 4, "batchSize": 32, "schedule": "step", "labelSmoothing": 0.1 }""")]
    [InlineData("""{ "architecture": { "use": "arch.vit-tiny", "width": 24, "depth": 2 }, "epochs": 8, "optimizer": "adamw", "learningRate": 0.003, "warmUp": 1 }""")]
    public void Train_OnPatternsWithNoise_LearnsThem(string options)
    {
        using var sample = Sample.Images(200);

        using var subject = Shelf.Create<IRecipe>("model.train", options).Train(sample.Job());

        Assert.True(sample.Accuracy(subject) > 0.9, $"accuracy {sample.Accuracy(subject)}");
        Assert.False(subject.Module.training);
    }

    [Fact]
    public void Load_FromTheDataset_IsWhatTrainGives()
    {
        using var sample = Sample.Images(60);
        var recipe = Shelf.Create<IRecipe>("model.train", Small);

        using var loaded = recipe.Load(sample.ModelJob());
        using var trained = recipe.Train(sample.Job());

        Assert.Equal(Weights.Bits(trained), Weights.Bits(loaded));
    }

    [Fact]
    public void Train_TwoEpochsMore_LeavesNoTensorMore()
    {
        using var sample = Sample.Images(64);
        static string Options(int epochs) => $$"""
            { "architecture": { "use": "arch.small-cnn", "width": 4 }, "epochs": {{epochs}}, "batchSize": 16, "augmentation": "crop", "earlyStop": 9 }
            """;
        // The first run pays for what is made once.
        Shelf.Create<IRecipe>("model.train", Options(1)).Train(sample.Job(validation: sample.Train)).Dispose();

        var before = Weights.Live;
        using var brief = Shelf.Create<IRecipe>("model.train", Options(1)).Train(sample.Job(validation: sample.Train));
        var afterOne = Weights.Live;
        using var longer = Shelf.Create<IRecipe>("model.train", Options(4)).Train(sample.Job(validation: sample.Train));

        Assert.Equal(afterOne - before, Weights.Live - afterOne);
        // Parameters and buffers, and nothing else
        Assert.Equal(brief.Module.state_dict().Count, afterOne - before);
    }

    [Fact]
    public void Train_EarlyStopOnLabelsThatMeanNothing_StopsAndKeepsTheBestEpoch()
    {
        using var sample = Sample.Rows(60, noise: 3);
        using var elsewhere = Sample.Rows(60, noise: 3, seed: 2);
        var log = new Log();
        var recipe = Shelf.Create<IRecipe>("model.train", """
            { "architecture": { "use": "arch.mlp", "widths": [64] }, "epochs": 200, "batchSize": 16, "earlyStop": 3, "schedule": "constant" }
            """);

        using var subject = recipe.Train(sample.Job(validation: elsewhere.Train, sink: log));

        var losses = log.Lines.Where(line => line.Contains("validation ", StringComparison.Ordinal) && line.StartsWith("epoch", StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split("validation ")[1])).ToArray();
        Assert.InRange(losses.Length, 4, 60);
        Assert.Equal(losses.Length - 4, Array.IndexOf(losses, losses.Min()));
        Assert.Equal(losses.Min(), Loss(subject, elsewhere), 1e-3);
    }

    [Fact]
    public void Train_Cancelled_EndsWithinABatch()
    {
        using var sample = Sample.Images(64);
        using var source = new CancellationTokenSource();
        var log = new Log { OnReport = source.Cancel };

        Assert.Throws<OperationCanceledException>(
            () => Shelf.Create<IRecipe>("model.train", Small).Train(sample.Job(sink: log, cancellation: source)));

        Assert.Single(log.Reports);
    }

    [Fact]
    public void Train_BudgetOfSamples_IsKept()
    {
        using var sample = Sample.Images(64);
        var budget = new Budget(TimeProvider.System, null, 80);

        using var subject = Shelf.Create<IRecipe>("model.train", Small).Train(sample.Job(budget: budget));

        Assert.Equal(80, budget.Spent);
        Assert.False(subject.Module.training);
    }

    [Fact]
    public void Train_LastBatchOfOneWithBatchNorm_IsLeftOut()
    {
        using var sample = Sample.Rows(33);
        var recipe = Shelf.Create<IRecipe>("model.train", """{ "architecture": { "use": "arch.mlp", "batchNorm": true }, "epochs": 1, "batchSize": 16 }""");

        using var subject = recipe.Train(sample.Job());

        Assert.Equal(2, subject.Module.state_dict()["norm1.num_batches_tracked"].item<long>());
    }

    [Fact]
    public void Train_MixedPrecisionOnTheCpu_SaysThatItHasNoEffect()
    {
        using var sample = Sample.Rows(20);
        var log = new Log();
        using var subject = Shelf.Create<IRecipe>("model.train", """{ "architecture": "arch.mlp", "epochs": 1, "mixedPrecision": true }""")
            .Train(sample.Job(sink: log));

        Assert.Contains(log.Lines, line => line.Contains("no effect", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "architecture": "arch.mlp", "earlyStop": 2 }""", "validation")]
    [InlineData("""{ "architecture": "arch.mlp", "augmentation": "flip" }""", "augmentation: none")]
    [InlineData("""{ "architecture": "arch.mlp", "nesterov": true, "momentum": 0 }""", "momentum")]
    [InlineData("""{ "architecture": "arch.mlp", "learningRate": 100, "epochs": 40, "optimizer": "sgd", "schedule": "constant", "weightDecay": 1 }""", "Lower learningRate")]
    public void Train_WhatCannotWork_IsRefusedWithAdvice(string options, string advice)
    {
        using var sample = Sample.Rows(40);

        var refusal = Assert.Throws<ModelException>(() => Shelf.Create<IRecipe>("model.train", options).Train(sample.Job()));

        Assert.Contains(advice, refusal.Message);
    }

    [Fact]
    public void Train_WithoutLabels_IsRefused()
    {
        using var sample = Sample.Rows(20);

        Assert.Throws<ModelException>(() => Shelf.Create<IRecipe>("model.train").Train(sample.Job(train: sample.Train.WithoutLabels())));
    }

    private static double Loss(Subject subject, Sample sample)
    {
        using var scope = NewDisposeScope();
        var all = sample.All();
        return nn.functional.cross_entropy(subject.Predict(all.Inputs), all.Targets).item<float>();
    }
}
