using Lethe.Attribution.Foretelling;
using Lethe.Attribution.Tests.Support;
using Lethe.Fixtures;
using Lethe.Sdk.Testing;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Foretelling;

public class ForetellingEvaluatorTests
{
    private const string Exact = """{ "use": "attribute.influence", "loss": "squared", "weightDecay": 0.01, "damping": 0, "sample": 0, "steps": 500, "tolerance": 1e-12 }""";

    private static readonly string[] Parts = ["forget", "retain", "test"];
    private static readonly int[] Forgotten = [.. Enumerable.Range(0, 20)];

    [Fact]
    public void Evaluate_AnExactAttribution_ForetellsTheOraclesWholly()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge();

        var job = Evaluate(world, Oracles(world, 3, noise: 0), [], Exact);

        foreach (var part in Parts)
        {
            var slice = $"split={part}";
            Assert.True(job.Single("foretelling.error", slice).Value < 1e-8);
            Assert.True(job.Single("foretelling.original-error", slice).Value > 1e-3);
            Assert.Equal(0, job.Single("foretelling.noise-floor", slice).Value!.Value, 1e-10);
            Assert.Equal(1, job.Single("foretelling.explained", slice).Value!.Value, 1e-8);
            Assert.Equal(1, job.Single("foretelling.explainable", slice).Value!.Value, 1e-8);
            Assert.Equal(1, job.Single("foretelling.correlation", slice).Value!.Value, 1e-8);
        }
        var error = job.Single("foretelling.original-error", "split=retain");
        Assert.Equal(100, error.N);
        Assert.True(error.Low < error.Value && error.Value < error.High);
        Assert.Contains("bootstrap", error.IntervalBy);
        Assert.Equal(["foretelling", "foretold-changes"], job.Exhibits.Select(exhibit => exhibit.Id));
    }

    [Fact]
    public void Evaluate_ForetellingNoChange_ExplainsNothing()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge();

        var job = Evaluate(world, Oracles(world, 4, noise: 0.02), [], Exact, "\"scale\": 0");

        foreach (var part in Parts)
        {
            Assert.Equal(job.Single("foretelling.original-error", $"split={part}").Value, job.Single("foretelling.error", $"split={part}").Value);
            Assert.Equal(0, job.Single("foretelling.explained", $"split={part}").Value);
            Assert.Contains("all the same", job.Single("foretelling.correlation", $"split={part}").Reason);
        }
    }

    [Fact]
    public void Evaluate_NoisyOracles_LeaveAsMuchUnexplainedAsTheyDifferBy()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge();

        var job = Evaluate(world, Oracles(world, 6, noise: 0.05), [], Exact);

        var floor = job.Single("foretelling.noise-floor", "split=forget").Value!.Value;
        // An oracle from the mean of five others: 0.05 times the root of 1 + 1/5.
        Assert.Equal(0.05 * Math.Sqrt(1.2), floor, 0.008);
        // The original has no noise here, so that only the mean's is left: 0.05 over the root of 6.
        Assert.Equal(0.05 / Math.Sqrt(6), job.Single("foretelling.error", "split=forget").Value!.Value, 0.008);
        Assert.InRange(job.Single("foretelling.explainable", "split=forget").Value!.Value, -5, 0.99);
    }

    [Fact]
    public void Evaluate_ModelsOfAllRecords_AreLikeOraclesOnceTheyAreMoved()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge();
        const double Noise = 0.01;
        var all = Enumerable.Repeat(true, world.Train.Count).ToArray();
        var shadows = Noisy(Ridge.WeightsOf(world.Subject), 24, Noise, 50, all);

        var job = Evaluate(world, Oracles(world, 24, Noise), shadows, Exact);

        foreach (var bins in new[] { "", ", bins=gaussian" })
        {
            var (moved, still, floor) = (Klom("klom"), Klom("original-klom"), Klom("klom-floor"));
            Assert.True(still.Low > moved.High, $"{still} and {moved}");
            Assert.True(still.Low > floor.High, $"{still} and {floor}");
            // As far from the oracles as they are from each other.
            Assert.InRange(moved.Value!.Value, 0.6 * floor.Value!.Value, 1.6 * floor.Value!.Value);
            Assert.Equal(20, moved.N);

            Finding Klom(string id) => job.Single($"foretelling.{id}", $"split=forget{bins}");
        }
    }

    [Fact]
    public void Evaluate_WithoutModelsOfAllRecords_SaysWhatTheDivergenceTakes()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge();
        var job = Evaluate(world, Oracles(world, 8, noise: 0.01), world.Shadows(60, 0.8), """{ "use": "attribute.datamodel", "centre": false }""");

        var finding = job.Single("foretelling.klom", "split=test");
        Assert.Null(finding.Value);
        Assert.Contains("4 shadows that saw all records", finding.Reason);
        Assert.Contains("there are 0 and 8", finding.Reason);
        Assert.NotNull(job.Single("foretelling.error", "split=test").Value);
    }

    [Fact]
    public void Evaluate_MoreRecordsThanAskedFor_TakesSome()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge();
        var job = Evaluate(world, Oracles(world, 2, noise: 0), [], Exact, "\"records\": 7");
        Assert.All(Parts, part => Assert.Equal(7, job.Single("foretelling.error", $"split={part}").N));
    }

    [Fact]
    public void Attributions_ThatOnlyScore_AreRefusedInWords()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge(40);
        var refusal = Assert.Throws<ModelException>(() => Evaluate(world, Oracles(world, 2, noise: 0), [], """{ "use": "attribute.similarity" }"""));
        Assert.Contains("attribute.similarity scores records", refusal.Message);
    }

    private static ShadowModel[] Oracles(Ridge world, int count, double noise) =>
        Noisy(world.Without(Forgotten), count, noise, seed: 9, new bool[world.Train.Count]);

    // Whoever asks, and for whichever part, a model says the same of a record.
    private static ShadowModel[] Noisy(Tensor weights, int count, double noise, long seed, bool[] mask) => [.. Enumerable.Range(0, count).Select(number =>
        new PlantedShadow(mask, split =>
        {
            var exact = split.All().Inputs.matmul(weights.t());
            var random = new RandomStream(seed).Fork(number).Fork(split.Id(0));
            return exact + noise * Logistic.Normal(random, split.Count, 2);
        }))];

    private static MemoryEvaluationJob Evaluate(Ridge world, ShadowModel[] oracles, IReadOnlyList<ShadowModel> shadows, string attribution, string more = "\"records\": 100")
    {
        var test = new Ridge(30, seed: 77).Train;
        var job = new MemoryEvaluationJob
        {
            Subject = world.Subject,
            Original = world.Subject,
            Data = new Dataset { Name = "ridge", Input = Records.Input(Ridge.Features), ClassNames = ["no", "yes"], Train = world.Train, Test = test },
            Forget = world.Train.Subset("forget", Forgotten),
            Retain = world.Train.Without("retain", Forgotten),
            Oracles = oracles,
            Shadows = shadows,
            Plugins = Shelf.Instance,
            Device = CPU,
            Random = new RandomStream(1),
            Progress = Progress.None,
            Cancellation = TestContext.Current.CancellationToken,
        };
        Shelf.Create<ForetellingEvaluator>("eval.foretelling", $$"""{ "attribution": {{attribution}}, "oracles": 1000, "centre": false, {{more}} }""").Evaluate(job);
        return job;
    }
}
