using Lethe.Attribution.Evaluation;
using Lethe.Attribution.Foretelling;
using Lethe.Attribution.Gradients;
using Lethe.Attribution.Tests.Support;
using Lethe.Fixtures;
using Lethe.Sdk.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Evaluation;

/// <summary>Networks that were really trained, on drawn figures: which attribution foretells what models say that it has not seen.</summary>
[Trait("Speed", "slow")]
public sealed class GlyphTests : IDisposable
{
    private const int Records = 200;
    private const int Known = 400;
    private const int HeldOut = 100;

    private const string Recipe = """
        { "architecture": { "use": "arch.mlp", "widths": [32] }, "epochs": 30, "batchSize": 50, "learningRate": 0.1, "weightDecay": 5e-4 }
        """;

    private readonly List<Subject> _made = [];
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Dataset _data;
    private readonly Split _targets;
    private readonly Subject _subject;

    public GlyphTests()
    {
        _data = Shelf.Create<IDataSource>("data.glyphs", $$"""{ "train": {{Records}}, "test": 60, "size": 12, "labelNoise": 0.05 }""").Load(new DataJob
        {
            Device = CPU,
            Random = new RandomStream(1),
            Progress = Progress.None,
            Cancellation = TestContext.Current.CancellationToken,
            ResolvePath = path => path,
        });
        _targets = _data.Test!;
        _made.Add(_subject = Shelf.Create<IRecipe>("model.train", Recipe).Train(Job(_data.Train, 1)));
    }

    [Fact]
    public void Lds_OfAttributions_IsHighForShadowsAndNothingForChance()
    {
        var shadows = Shadows(Known + HeldOut, 0.5);
        var held = Jobs.Of(_subject, _data.Train, _targets, shadows[Known..]);
        var lds = new Dictionary<string, double[]>();
        foreach (var (id, options) in new[]
            {
                ("attribute.datamodel", "{}"), ("attribute.trak", """{ "shadows": 10 }"""), ("attribute.influence", """{ "sample": 0, "steps": 20 }"""), ("attribute.similarity", "{}"),
                ("attribute.ek-fac", """{ "sample": 0 }"""),
            })
        {
            var scores = Shelf.Create<IAttribution>(id, options).Attribute(Jobs.Of(_subject, _data.Train, _targets, shadows[..Known]));
            lds[id] = [.. LdsScore.Of(scores, held).OfType<double>()];
        }
        lds["products of gradients"] = [.. LdsScore.Of(Products(), held).OfType<double>()];
        var random = new RandomStream(3);
        var chance = tensor([.. Enumerable.Range(0, Records * _targets.Count).Select(_ => (float)random.NextNormal())], [Records, _targets.Count]);
        lds["chance"] = [.. LdsScore.Of(chance, held).OfType<double>()];

        var bounds = lds.ToDictionary(pair => pair.Key, pair => Bootstrap.Mean(pair.Value, new RandomStream(4)));
        var what = string.Join("; ", lds.Select(pair => $"{pair.Key} {Mean.Of(pair.Value):0.000} [{bounds[pair.Key].Low:0.000}, {bounds[pair.Key].High:0.000}]"));
        Assert.True(bounds["attribute.datamodel"].Low > 0.3, what);
        Assert.True(bounds["attribute.trak"].Low > 0.3, what);
        Assert.True(bounds["attribute.influence"].Low > 0.25, what);
        Assert.True(bounds["attribute.ek-fac"].Low > 0.25, what);
        // Target by target: the curvature is what makes the difference.
        var more = lds["attribute.ek-fac"].Zip(lds["products of gradients"], (one, other) => one - other).ToArray();
        Assert.True(Bootstrap.Mean(more, new RandomStream(5)).Low > 0, what);
        // The floor that the others have to beat.
        Assert.True(bounds["attribute.similarity"].High < bounds["attribute.influence"].Low, what);
        // A correlation over 100 unrelated models has the deviation 0.1, and the mean of 60 of them 0.013.
        Assert.True(Math.Abs(Mean.Of(lds["chance"])) < 0.05, what);
    }

    [Fact]
    public void Matching_WhatShadowsForetell_BringsModelsTowardsTheirOracles()
    {
        const int Models = 8;
        int[] rows = [.. Enumerable.Range(0, Records).Where(row => _data.Train.Label(row) == 3).Take(12)];
        var shadows = Shadows(512, 0.8);
        var recipe = Shelf.Create<IRecipe>("model.train", Recipe);
        var retain = _data.Train.Without("retain", rows);
        TrainingJob[] jobs = [.. Enumerable.Range(0, Models).SelectMany(i => new[] { Job(_data.Train, 7000 + i), Job(retain, 7000 + i) })];
        var models = recipe.TrainAll(jobs);
        _made.AddRange(models);
        var forget = _data.Train.Subset("forget", rows);
        // Originals and oracles have starts and orders in common; what is left between them is the forget set.
        var oracle = Enumerable.Range(0, Models).Select(i => Logits(models[2 * i + 1], forget)).Aggregate((one, other) => one + other) / Models;

        var left = Enumerable.Range(0, Models).Select(i =>
        {
            var original = models[2 * i];
            var model = original.Copy();
            _made.Add(model);
            Shelf.Create<IUnlearner>("unlearn.datamodel-matching", """{ "epochs": 20, "batchSize": 64, "learningRate": 1e-3 }""")
                .Unlearn(Jobs.Forgetting(original, model, _data.Train, rows, shadows, classes: 10));
            return Math.Log(Distance(Logits(model, forget), oracle) / Distance(Logits(original, forget), oracle));
        }).ToArray();

        var interval = Mean.Student(left)!.Value;
        Assert.True(interval.High < 0, $"{interval}: {string.Join(", ", left)}");
        // It could have been told before.
        var job = Foretold(models[0], rows, [.. Enumerable.Range(0, Models).Select(i => new MemoryReference($"oracle {i}", models[2 * i + 1]))], shadows);
        var explained = job.Single("foretelling.explained", "split=forget");
        Assert.True(explained.Low > 0, $"{explained}");
        var correlation = job.Single("foretelling.correlation", "split=forget");
        Assert.True(correlation.Low > 0, $"{correlation}");
    }

    private MemoryEvaluationJob Foretold(Subject original, int[] rows, ReferenceModel[] oracles, ShadowModel[] shadows)
    {
        var job = new MemoryEvaluationJob
        {
            Subject = original,
            Original = original,
            Data = _data,
            Forget = _data.Train.Subset("forget", rows),
            Retain = _data.Train.Without("retain", rows),
            Oracles = oracles,
            Shadows = shadows,
            Plugins = Shelf.Instance,
            Device = CPU,
            Random = new RandomStream(6),
            Progress = Progress.None,
            Cancellation = TestContext.Current.CancellationToken,
        };
        Shelf.Create<ForetellingEvaluator>("eval.foretelling", """{ "oracles": 100 }""").Evaluate(job);
        return job;
    }

    // What influence is where the curvature is the same in every direction.
    private Tensor Products()
    {
        using var watch = new GradientWatch(_subject.Module);
        var train = watch.Run(_data.Train.All(), ExampleScores.CrossEntropy).Full();
        return -train.matmul(watch.Run(_targets.All(), ExampleScores.Margin).Full().t());
    }

    // What moves all logits alike is no difference.
    private static Tensor Logits(Subject subject, Split split)
    {
        var logits = MemoryEvaluationJob.LogitsOf(subject, split);
        return logits - logits.mean([1], keepdim: true);
    }

    private static double Distance(Tensor one, Tensor other) => (one - other).square().mean().item<float>();

    private ShadowModel[] Shadows(int count, double share)
    {
        var random = new RandomStream(2);
        var masks = Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, Records).Select(_ => random.NextDouble() < share).ToArray()).ToArray();
        var subjects = Shelf.Create<IRecipe>("model.train", Recipe).TrainAll([.. masks.Select((mask, i) => Job(
            _data.Train.Subset("train", [.. Enumerable.Range(0, Records).Where(row => mask[row])]), 100 + i))]);
        _made.AddRange(subjects);
        return [.. subjects.Select((subject, i) => new MemoryShadow($"shadow {i}", subject, masks[i]))];
    }

    public void Dispose()
    {
        _made.ForEach(subject => subject.Dispose());
        _scope.Dispose();
    }

    private TrainingJob Job(Split train, long seed) => new()
    {
        Train = train,
        Input = _data.Input,
        Classes = _data.Classes,
        Plugins = Shelf.Instance,
        Device = CPU,
        Random = new RandomStream(seed),
        Progress = Progress.None,
        Cancellation = TestContext.Current.CancellationToken,
    };
}
