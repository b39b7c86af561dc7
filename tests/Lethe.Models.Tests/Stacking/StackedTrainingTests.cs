using Lethe.Models.Stacking;
using Lethe.Models.Tests.Support;
using Lethe.Models.Training;
using static TorchSharp.torch;

namespace Lethe.Models.Tests.Stacking;

public class StackedTrainingTests
{
    [Theory]
    [InlineData("""{ "architecture": { "use": "arch.mlp", "widths": [24] }, "epochs": 4, "batchSize": 16 }""")]
    [InlineData("""{ "architecture": { "use": "arch.mlp", "widths": [24, 12], "batchNorm": true, "activation": "gelu" }, "epochs": 3, "batchSize": 16, "labelSmoothing": 0.1 }""")]
    [InlineData("""{ "architecture": { "use": "arch.mlp", "widths": [24], "activation": "tanh" }, "epochs": 3, "batchSize": 16, "optimizer": "adamw", "learningRate": 0.003, "schedule": "one-cycle" }""")]
    [InlineData("""{ "architecture": { "use": "arch.mlp", "widths": [24] }, "epochs": 3, "batchSize": 16, "augmentation": "flip-crop", "nesterov": true, "warmUp": 1 }""")]
    public void TrainAll_FourModels_AreThoseOfTrainingEachByItself(string options)
    {
        using var scope = NewDisposeScope();
        using var sample = Sample.Images(120, size: 8);
        var recipe = Shelf.Create<IRecipe>("model.train", options);
        // Its own half of the records, order and first weights for each; 60 leave a last batch that is not full.
        TrainingJob[] Jobs() => [.. Enumerable.Range(0, 4).Select(i => sample.Job(
            seed: 20 + i, train: sample.Train.Subset($"half {i}", new RandomStream(i).Sample(120, 60))))];

        var stacked = recipe.TrainAll(Jobs());

        Assert.Single(StackedTraining.Groups(Bound(options), Jobs()));
        foreach (var (subject, job) in stacked.Zip(Jobs()))
        {
            using var alone = recipe.Train(job);
            Assert.InRange(Weights.Distance(alone.Module, subject.Module), 0, 1e-5);
            Assert.False(subject.Module.training);
            subject.Dispose();
        }
    }

    [Fact]
    public void TrainAll_UnequalCountsInAsManyBatches_AreStackedAndFilledUp()
    {
        using var scope = NewDisposeScope();
        using var sample = Sample.Rows(100);
        var recipe = Shelf.Create<IRecipe>("model.train", Plain);
        TrainingJob[] Jobs() => [.. new[] { 49, 60, 64, 40 }.Select((count, i) => sample.Job(
            seed: i, train: sample.Train.Subset($"part {i}", new RandomStream(i).Sample(100, count))))];

        var groups = StackedTraining.Groups(Bound(Plain), Jobs()).ToArray();
        var stacked = recipe.TrainAll(Jobs());

        // 40 records are three batches of 16, the others four.
        Assert.Equal([[0, 1, 2], [3]], groups);
        foreach (var (subject, job) in stacked.Zip(Jobs()))
        {
            using var alone = recipe.Train(job);
            Assert.InRange(Weights.Distance(alone.Module, subject.Module), 0, 1e-5);
            subject.Dispose();
        }
    }

    [Theory]
    [InlineData("""{ "architecture": { "use": "arch.mlp", "dropout": 0.2 } }""")]
    [InlineData("""{ "architecture": "arch.small-cnn" }""")]
    [InlineData("""{ "architecture": "arch.mlp", "earlyStop": 3 }""")]
    [InlineData("""{ "architecture": "arch.mlp", "objective": "train.test-squared" }""")]
    public void Groups_WhatDoesNotPayOrWouldDiffer_TrainsOneByOne(string options)
    {
        using var sample = Sample.Images(40);
        TrainingJob[] jobs = [sample.Job(validation: sample.Train), sample.Job(validation: sample.Train)];

        Assert.Equal([[0], [1]], StackedTraining.Groups(Bound(options), jobs));
    }

    [Fact]
    public void TrainAll_OneByOne_GivesWhatTrainGives()
    {
        using var sample = Sample.Images(40);
        var recipe = Shelf.Create<IRecipe>("model.train", """{ "architecture": { "use": "arch.small-cnn", "width": 2 }, "epochs": 1 }""");

        var all = recipe.TrainAll([sample.Job(seed: 1), sample.Job(seed: 2)]);
        using var second = recipe.Train(sample.Job(seed: 2));

        Assert.Equal(Weights.Bits(second), Weights.Bits(all[1]));
        foreach (var subject in all) subject.Dispose();
    }

    [Fact]
    public void TrainAll_Stacked_ReportsSpendsAndLeavesNothingBehind()
    {
        using var sample = Sample.Rows(64);
        var recipe = Shelf.Create<IRecipe>("model.train", Plain);
        var log = new Log();
        var budget = new Budget(TimeProvider.System, null, null);
        foreach (var subject in recipe.TrainAll([sample.Job(), sample.Job(seed: 8)])) subject.Dispose();

        var before = Weights.Live;
        var models = recipe.TrainAll([sample.Job(sink: log, budget: budget), sample.Job(seed: 8)]);

        Assert.Equal((12, 12), (log.Reports[^1].Done, log.Reports[^1].Total));
        Assert.Equal(3, log.Lines.Count);
        Assert.Equal(3 * 64, budget.Spent);
        Assert.Equal(models.Sum(model => model.Module.state_dict().Count), Weights.Live - before);
        foreach (var model in models) model.Dispose();
    }

    [Fact]
    public void TrainAll_BudgetOrCancellation_EndsAllOfThem()
    {
        using var sample = Sample.Rows(64);
        var recipe = Shelf.Create<IRecipe>("model.train", Plain);
        var budget = new Budget(TimeProvider.System, null, 32);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        foreach (var subject in recipe.TrainAll([sample.Job(), sample.Job(seed: 8, budget: budget)])) subject.Dispose();

        Assert.Equal(32, budget.Spent);
        Assert.Throws<OperationCanceledException>(() => recipe.TrainAll([sample.Job(), sample.Job(cancellation: cancelled)]));
    }

    private const string Plain = """{ "architecture": { "use": "arch.mlp", "widths": [16] }, "epochs": 3, "batchSize": 16 }""";

    private static TrainOptions Bound(string options)
    {
        var (bound, faults) = Lethe.Plugins.Options.OptionsSchema.Of(typeof(TrainOptions))
            .Bind(System.Text.Json.Nodes.JsonNode.Parse(options)!.AsObject());
        Assert.Empty(faults);
        return (TrainOptions)bound!;
    }
}
