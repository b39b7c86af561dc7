using System.Text.Json;
using Lethe.Calibration.Outliers;
using Lethe.Calibration.Tests.Support;
using Lethe.Sdk.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests;

public class OutlierEvaluatorTests
{
    [Fact]
    public void Evaluate_FifteenWorkedRecords_ReportsTheKnownNumbers()
    {
        // The score is the greatest logit, so that it is what is written here.
        double[] inside = [.2, .5, .7, .9, .95, .99, .6, .85, .92, .97], outside = [.3, .4, .55, .65, .8];
        var test = Rows.Of([.. inside.SelectMany(score => new[] { (float)score, -10 })], null, 2);
        var job = Run(Rows.Job(test), $$"""{ "scores": ["max-logit"], "data": {{Outside(outside.SelectMany(score => new[] { score, -10 }))}} }""");

        Assert.Equal(.78, Value(job, "auroc", "max-logit"), 1e-12);
        Assert.Equal(.9091666667, Value(job, "aupr_in", "max-logit"), 1e-10);
        Assert.Equal(.5787301587, Value(job, "aupr_out", "max-logit"), 1e-10);
        Assert.Equal(1, Value(job, "fpr95", "max-logit"));
        Assert.All(job.Findings, one => Assert.InRange(one.Value!.Value, one.Low!.Value, one.High!.Value));
        Assert.All(job.Findings, one => Assert.Equal(15, one.N));
        Assert.StartsWith("10 test records against 5 from outside: test of strangers.", job.Findings[0].Reason);
        Assert.Contains("At the threshold 0.2.", job.Single("ood.fpr95", "score=max-logit").Reason);
    }

    [Theory]
    // Minus the squared distance to the nearest class, and that of all six points taken off: 49/18 over 73/18 and 1/36 over it.
    [InlineData("mahalanobis", -50, -2)]
    [InlineData("relative-mahalanobis", -49.9726027, -.6575342)]
    // Without a length (0, 0) is 1 from every direction; (4, 4) and (2, 2) are one, at a small angle to (5, 4).
    [InlineData("neighbours", -1, -.1106008)]
    public void Features_OfSixWorkedRecords_HaveTheKnownScores(string score, double least, double most)
    {
        var (six, test) = (Rows.Of([0, 0, 1, 0, 0, 1, 4, 4, 5, 4, 4, 5], [0, 0, 0, 1, 1, 1], 2, "train"), Rows.Of([0, 0, 4, 4], null, 2));
        var job = Run(Job(six, test, new PlaneModel()), $$"""{ "scores": ["{{score}}"], "neighbour": 2, "data": {{Outside([2, 2])}} }""");
        var histogram = job.Exhibits.OfType<HistogramExhibit>().Single();
        Assert.Equal(least, histogram.Edges[0], 2e-4);
        Assert.Equal(most, histogram.Edges[^1], 2e-4);
        Assert.Equal(2, job.Exhibits.Count);
        if (score != "neighbours") Assert.Equal((1.0, 0.0), (Value(job, "auroc", score), Value(job, "fpr95", score)));
    }

    [Fact]
    public void Evaluate_RecordsFarOff_AreToldApartByEveryScore_AndLikeOnesByNone()
    {
        var random = new RandomStream(3);
        float[] Points(int count, double spread) => [.. Enumerable.Range(0, count).SelectMany(i => new[] { i % 2 * 4 + spread * random.NextNormal(), i % 2 * 4 + spread * random.NextNormal() }).Select(one => (float)one)];
        var train = Rows.Of(Points(200, .5), [.. Enumerable.Range(0, 200).Select(i => i % 2L)], 2, "train");
        var test = Rows.Of(Points(150, .5), null, 2);
        // Between the two classes, on the line where neither is nearer.
        var middle = Outside(Enumerable.Range(0, 120).SelectMany(_ => new[] { 4 + .1 * random.NextNormal(), .1 * random.NextNormal() }));
        var far = Run(Job(train, test, new PlaneModel()), $$"""{ "data": {{middle}}, "neighbour": 5 }""");
        // But for neighbours, which see directions from the origin alone: one class lies around it, in every direction.
        foreach (var kind in Enum.GetValues<FamiliarityKind>().Except([FamiliarityKind.Neighbours]))
        {
            var low = far.Single("ood.auroc", $"score={kind.Word()}").Low!.Value;
            Assert.True(low > .9, $"{kind} {low}");
        }
        var like = Run(Job(train, test, new PlaneModel()), $$"""{ "data": {{Outside(Points(150, .5).Select(one => (double)one))}} }""");
        foreach (var kind in Enum.GetValues<FamiliarityKind>()) Assert.InRange(Value(like, "auroc", kind.Word()), .4, .6);
        Assert.Equal(7, like.Exhibits.OfType<HistogramExhibit>().Count());
        var roc = like.Exhibits.OfType<CurveExhibit>().Single(one => one.Id == "ood-roc");
        Assert.Equal(8, roc.Series.Count);
        Assert.All(roc.Series, series => Assert.Equal((1.0, 1.0), (series.X[^1], series.Y[^1])));
    }

    [Fact]
    public void Evaluate_WithoutOtherData_AddsNoise()
    {
        var (train, test) = (Rows.Drawn(100, name: "train"), Rows.Drawn(300, 3));
        var job = Run(Job(train, test, new AsIs()), """{ "noise": 5, "scores": ["msp", "energy", "mahalanobis"] }""");
        Assert.Contains("the same with noise of", job.Single("ood.auroc", "score=msp").Reason);
        Assert.Equal(600, job.Single("ood.auroc", "score=msp").N);
        // Larger logits are surer ones: this model claims to know the noise better than the records.
        Assert.True(job.Single("ood.auroc", "score=energy").High < .5);
        Assert.Equal("This score needs the activations before the last layer; a table of logits does not give them.", job.Single("ood.auroc", "score=mahalanobis").Reason);
        Assert.Null(job.Single("ood.auroc", "score=mahalanobis").Value);
        var hardly = Run(Job(train, test, new AsIs()), """{ "noise": 0.0001, "scores": ["msp"] }""");
        Assert.Equal(.5, Value(hardly, "auroc", "msp"), .01);
    }

    [Fact]
    public void SavedPredictions_AgainstOthersOfTheSameModel_HaveTheScoresThatProbabilitiesHave()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var (own, other) = (folder.PathOf("own.npz"), folder.PathOf("other.npz"));
        Save(own, [.9f, .1f, .8f, .2f, .95f, .05f, .3f, .7f]);
        Save(other, [.5f, .5f, .6f, .4f, .85f, .15f]);
        var source = Shelf.Create<IBringsData>("model.predictions", $$"""{ "path": "{{own}}" }""");
        var load = new DataJob { Device = CPU, Random = new RandomStream(1), Progress = Progress.None, ResolvePath = path => path };
        var data = source.LoadData(load);
        using var subject = source.Load(new ModelJob { Data = data, Device = CPU, Random = load.Random, Progress = Progress.None, Plugins = Shelf.Instance, ResolvePath = path => path });

        MemoryEvaluationJob Try(string options) => Run(Job(data.Train, data.Test!, subject), options);
        var job = Try($$"""{ "data": { "use": "model.predictions", "path": "{{other}}" } }""");
        // .95 .9 .8 .7 against .85 .6 .5: ten of twelve pairs.
        Assert.Equal(10 / 12.0, Value(job, "auroc", "msp"), 1e-12);
        Assert.Equal(10 / 12.0, Value(job, "auroc", "entropy"), 1e-12);
        Assert.Contains("saved predictions of other", job.Single("ood.auroc", "score=msp").Reason);
        foreach (var score in new[] { "energy", "max-logit" }) Assert.Contains("Only probabilities are at hand", job.Single("ood.auroc", $"score={score}").Reason);
        foreach (var score in new[] { "mahalanobis", "neighbours" }) Assert.Contains("Saved predictions hold no features", job.Single("ood.fpr95", $"score={score}").Reason);
        Assert.All(Try("{}").Findings, one => Assert.Contains("to which no noise can be added: name records with 'data'", one.Reason));

        static void Save(string path, float[] table) => Lethe.Torch.Npz.Save(path, new Dictionary<string, Tensor>
        {
            ["predictions"] = tensor(table, [table.Length / 2, 2]),
            ["labels"] = zeros(table.Length / 2, ScalarType.Int64),
        });
    }

    [Fact]
    public void Evaluate_WhatCannotBeMeasured_IsSaidAndNotInvented()
    {
        var test = Rows.Of([2, 0, 0, 2], null, 2);
        Assert.All(Try(Rows.Of([1, float.NaN], null, 2), "{}"), reason => Assert.Contains("not finite for 1 of 1 records", reason));
        Assert.All(Try(Rows.Of([.5f, .5f, .1f, .9f], null, 2), "{}"), reason => Assert.Contains("say so with outputs: probabilities", reason));
        Assert.All(Try(test, $$"""{ "data": {{Outside([1, 2, 3], 3)}} }"""), reason => Assert.Contains("Records of strangers have the shape 3, and the model takes 2.", reason));
        Assert.All(Try(test, $$"""{ "data": {{Outside([])}} }"""), reason => Assert.Contains("strangers has no records", reason));
        Assert.All(Try(test, """{ "data": "recal.temperature" }"""), reason => Assert.Contains("recal.temperature is no data source", reason));
        Assert.All(Try(test, $$"""{ "data": {{Outside([1, double.MaxValue])}} }"""), reason => Assert.Contains("Records from outside, test of strangers: The model gives numbers that are not finite", reason));
        Assert.All(Try(Rows.Of([1, 1, 1, 1], null, 2), "{}"), reason => Assert.Contains("noise has nothing to be measured by", reason));
        // Training records stand in where there is no test split.
        Assert.Equal(1, Value(Run(Rows.Job(test), $$"""{ "scores": ["msp"], "data": { "use": "data.test-strangers", "values": [1, 1], "asTraining": true } }"""), "auroc", "msp"));
        var six = Rows.Of([1, 1, 1, 1], [0, 1], 2, "train");
        Assert.Contains("are all alike", Run(Job(six, test, new PlaneModel()), """{ "scores": ["mahalanobis"] }""").Findings[0].Reason);
        Assert.Contains("carry no labels", Run(Job(test, test, new PlaneModel()), """{ "scores": ["relative-mahalanobis"] }""").Findings[0].Reason);
        Assert.Contains("no training records", Run(Job(test.Subset("train", []), test, new PlaneModel()), """{ "scores": ["neighbours"] }""").Findings[0].Reason);

        IEnumerable<string> Try(Split records, string options)
        {
            var job = Run(Rows.Job(records), options);
            Assert.All(job.Findings, one => Assert.Null(one.Value));
            Assert.Equal(7 * OutlierMetrics.All.Count, job.Findings.Count);
            return job.Findings.Select(one => one.Reason);
        }
    }

    [Fact]
    public void Evaluate_MoreRecordsThanAskedFor_DrawsSome_AndTheSameSeedTheSame()
    {
        MemoryEvaluationJob Try(long seed) => Run(
            Rows.Job(Rows.Drawn(400, 2), seed: seed), """{ "scores": ["msp"], "records": 50, "noise": 2 }""");
        Assert.Equal(100, Try(1).Single("ood.auroc", "score=msp").N);
        Assert.Equal(JsonSerializer.Serialize(Try(1).Findings), JsonSerializer.Serialize(Try(1).Findings));
        Assert.NotEqual(JsonSerializer.Serialize(Try(1).Findings), JsonSerializer.Serialize(Try(2).Findings));
    }

    [Fact]
    public void Evaluate_LeavesNoTensorBehind_AndStopsWhenCancelled()
    {
        var (train, test) = (Rows.Of([0, 0, 1, 0, 0, 1, 4, 4, 5, 4, 4, 5], [0, 0, 0, 1, 1, 1], 2, "train"), Rows.Of([0, 0, 4, 4, 1, 1], null, 2));
        Run(Job(train, test, new PlaneModel()), "{}");
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Run(Job(train, test, new PlaneModel()), "{}");
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Throws<OperationCanceledException>(() => Run(Job(train, test, new PlaneModel(), new CancellationToken(true)), "{}"));
    }

    [Fact]
    public void Contract_IsKept()
    {
        var results = PluginContract.Check(PluginUnderTest.Of<OutlierEvaluator>(new OutlierOptions { Draws = 200 }));
        Assert.DoesNotContain(results, row => row.Outcome == ContractOutcome.Fail);
        Assert.Contains(results, row => row is { Row: "cancels", Outcome: ContractOutcome.Pass });
    }

    private static double Value(MemoryEvaluationJob job, string metric, string score) => job.Single($"ood.{metric}", $"score={score}").Value!.Value;

    private static string Outside(IEnumerable<double> values, int width = 2) =>
        $$"""{ "use": "data.test-strangers", "width": {{width}}, "values": {{JsonSerializer.Serialize(values)}} }""";

    private static MemoryEvaluationJob Job(Split train, Split test, Subject subject, CancellationToken? cancellation = null) => new()
    {
        Subject = subject,
        Original = subject,
        Retain = train,
        Data = new Dataset { Name = "plane", Input = new InputDescription([2], [], []), ClassNames = ["low", "high"], Train = train, Test = test },
        Device = CPU,
        Random = new RandomStream(1),
        Progress = Progress.None,
        Plugins = Shelf.Instance,
        ResolvePath = path => path,
        Cancellation = cancellation ?? TestContext.Current.CancellationToken,
    };

    private static MemoryEvaluationJob Run(MemoryEvaluationJob job, string options)
    {
        ((IEvaluator)Shelf.Create<IPlugin>("eval.ood", options)).Evaluate(job);
        return job;
    }
}
