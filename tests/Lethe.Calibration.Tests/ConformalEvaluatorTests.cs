using Lethe.Calibration.Conformal;
using Lethe.Calibration.Tests.Support;
using Lethe.Sdk.Testing;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests;

public class ConformalEvaluatorTests
{
    [Fact]
    public void Evaluate_ExchangeableRecords_CoversWhatItPromises()
    {
        var job = Run(Rows.Drawn(3000, classes: 6), Rows.Drawn(2000, seed: 2, classes: 6, name: "validation"), """{ "alpha": [0.1, 0.3] }""");
        Assert.Equal(ConformalMetrics.OfSets.Select(metric => metric.Id).Order(), job.Findings.Select(finding => finding.Metric).Distinct().Order());
        foreach (var score in new[] { "lac", "aps", "raps" })
        {
            foreach (var alpha in new[] { .1, .3 })
            {
                var slice = $"score={score}, alpha={alpha}";
                var range = new CoverageLaw(2000, 3000, alpha).Range(.999);
                Assert.InRange(job.Single("conformal.coverage", slice).Value!.Value, range.Low, range.High);
                Assert.True(job.Single("conformal.coverage_p", slice).Value > .001);
                Assert.InRange(job.Single("conformal.sscv", slice).Value!.Value, 0, 1);
            }
        }
        // Of all sets these are the smallest.
        var sizes = new[] { "lac", "aps", "raps" }.Select(score => job.Single("conformal.size", $"score={score}, alpha=0.1").Value!.Value).ToArray();
        Assert.True(sizes[0] < sizes[1] && sizes[0] < sizes[2]);
        Assert.All(job.Findings.Where(one => one is { Value: not null, Low: not null }), one => Assert.InRange(one.Value!.Value, one.Low!.Value, one.High!.Value));
        Assert.Equal(6, job.Exhibits.Count);
        var histogram = job.Exhibits.OfType<HistogramExhibit>().First();
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], histogram.Edges);
        Assert.All(histogram.Series, series => Assert.Equal(3000, series.Counts.Sum()));
        Assert.Equal(sizes[0], histogram.Series[0].Counts.Index().Sum(pair => pair.Index * pair.Item) / 3000.0, 1e-12);
    }

    [Fact]
    public void Evaluate_RecordsOfAnotherKind_AreFlagged()
    {
        var job = Run(Rows.Drawn(2000, sharpened: 6), Rows.Drawn(2000, sharpened: 1, seed: 2, name: "validation"), """{ "scores": ["lac"] }""");
        Assert.Contains("are not exchangeable", job.Single("conformal.coverage", "score=lac, alpha=0.1").Reason);
        Assert.True(job.Single("conformal.coverage_p", "score=lac, alpha=0.1").Value < 1e-6);
    }

    [Fact]
    public void Evaluate_WithoutValidation_HalvesTheTestSplit()
    {
        var job = Run(Rows.Drawn(400), null, """{ "scores": ["aps"] }""");
        var coverage = job.Single("conformal.coverage", "score=aps, alpha=0.1");
        Assert.Equal(200, coverage.N);
        Assert.Contains("Calibrated on 200 records of the test split drawn at random and scored on the other 200", coverage.Reason);
    }

    [Fact]
    public void Evaluate_TooFewRecords_PutsEveryClassIntoEverySetAndSaysSo()
    {
        var job = Run(Rows.Drawn(50), Rows.Drawn(8, seed: 2, name: "validation"), """{ "scores": ["lac"] }""");
        var slice = "score=lac, alpha=0.1";
        Assert.Equal((1.0, 3.0), (job.Single("conformal.coverage", slice).Value!.Value, job.Single("conformal.size", slice).Value!.Value));
        Assert.Contains("8 calibration records are too few for this level, which takes 9", job.Single("conformal.coverage", slice).Reason);
        Assert.Null(job.Single("conformal.threshold", slice).Value);
        Assert.Equal("No set holds one class.", job.Single("conformal.singleton_accuracy", slice).Reason);
    }

    [Fact]
    public void Thresholds_ByClass_HoldForAClassThatOneThresholdFails()
    {
        // Class 0 is hard: its logits say nothing; the others are told apart easily.
        var (test, validation) = (Uneven(4000, 1), Uneven(4000, 2, "validation"));
        var job = Run(test, validation, """{ "scores": ["lac"], "thresholds": ["all", "classes", "clusters"] }""");
        var (one, own, like) = (Worst(""), Worst(", by=classes"), Worst(", by=clusters"));
        Assert.True(one < .75, $"{one}");
        Assert.InRange(own, .85, .95);
        Assert.InRange(like, .80, 1);
        Assert.True(job.Single("conformal.covgap", "score=lac, alpha=0.1, by=classes").Value < job.Single("conformal.covgap", "score=lac, alpha=0.1").Value / 2);
        Assert.StartsWith("Calibrated on the 4000 records of validation. Class c0.", job.Single("conformal.worst_class", "score=lac, alpha=0.1").Reason);

        double Worst(string by) => job.Single("conformal.worst_class", $"score=lac, alpha=0.1{by}").Value!.Value;
    }

    [Fact]
    public void Thresholds_OfAClassWithoutRecords_AreOpenAndSaid()
    {
        var labels = Enumerable.Repeat(0L, 30).Concat(Enumerable.Repeat(1L, 30)).ToArray();
        var logits = labels.SelectMany((label, i) => new[] { label == 0 ? 1f + i % 7 : 0, label == 1 ? 1f + i % 5 : 0, -1 }).ToArray();
        var job = Run(Rows.Of(logits, labels, 3), Rows.Of(logits, labels, 3, "validation"), """{ "scores": ["lac"], "thresholds": ["classes"] }""");
        Assert.Contains("1 classes have fewer than the 9 calibration records", job.Single("conformal.coverage", "score=lac, alpha=0.1, by=classes").Reason);
        Assert.True(job.Single("conformal.size", "score=lac, alpha=0.1, by=classes").Value >= 1);
    }

    [Fact]
    public void Randomised_DependsOnTheRecordAndNotOnItsPlace()
    {
        var test = Rows.Drawn(300, classes: 5);
        var turned = test.Subset("test", [.. Enumerable.Range(0, 300).Reverse()]);
        var validation = Rows.Drawn(300, seed: 2, classes: 5, name: "validation");
        var (one, other) = (Run(test, validation, """{ "scores": ["aps"] }"""), Run(turned, validation, """{ "scores": ["aps"] }"""));
        foreach (var metric in new[] { "conformal.coverage", "conformal.size", "conformal.empty", "conformal.threshold" })
            Assert.Equal(one.Single(metric, "score=aps, alpha=0.1").Value, other.Single(metric, "score=aps, alpha=0.1").Value);
    }

    [Fact]
    public void Tuned_Penalty_IsChosenOnRecordsThatCalibrateNothing()
    {
        var job = Run(Rows.Drawn(1000, classes: 12), Rows.Drawn(1000, seed: 2, classes: 12, name: "validation"), """{ "scores": ["raps"], "tune": "size" }""");
        var coverage = job.Single("conformal.coverage", "score=raps, alpha=0.1");
        Assert.Matches("Calibrated on 700 of the 1000 records of validation. Penalty 0.\\d+ beyond rank \\d+, chosen on 300 calibration records set apart.", coverage.Reason);
        var range = new CoverageLaw(700, 1000, .1).Range(.999);
        Assert.InRange(coverage.Value!.Value, range.Low, range.High);
    }

    [Fact]
    public void Robust_Sets_GrowWithTheLengthAndKeepTheirPromiseUnderTheWorstChange()
    {
        using var scope = NewDisposeScope();
        var job = Run(
            Rows.Drawn(200, classes: 3), Rows.Drawn(200, seed: 2, name: "validation"),
            """{ "scores": ["lac", "raps"], "epsilon": [0.1, 0.5], "noise": 1, "copies": 2000, "noisyRecords": 150 }""");
        Assert.Equal(ConformalMetrics.All.Select(metric => metric.Id).Order(), job.Findings.Select(finding => finding.Metric).Distinct().Order());
        var plain = new[] { .1, .5 }.Select(eps => Value("robust_size", eps, ", correction=none")).ToArray();
        var sure = new[] { .1, .5 }.Select(eps => Value("robust_size", eps, "")).ToArray();
        Assert.True(plain[0] < plain[1] && sure[0] <= sure[1] && plain[0] < sure[0], $"{plain[0]} {plain[1]} {sure[0]} {sure[1]}");
        Assert.True(Value("robust_coverage", .1, "") >= .9);
        Assert.True(Value("certified_coverage", .5, ", correction=none") < Value("certified_coverage", .1, ", correction=none"));
        Assert.InRange(Value("certified_coverage", .1, ", correction=none"), .5, .91);
        Assert.Contains("no upper end", job.Single("conformal.robust_size", "score=raps, alpha=0.1, eps=0.1").Reason);
        Assert.Equal(150, job.Single("conformal.robust_size", "score=lac, alpha=0.1, eps=0.1").N);

        double Value(string metric, double eps, string correction) => job.Single($"conformal.{metric}", $"score=lac, alpha=0.1, eps={eps}{correction}").Value!.Value;
    }

    [Fact]
    public void Robust_OnWholeNumbers_IsRefusedWithTheReason()
    {
        var rows = new Split("test", new Numbers(40), new RecordTable([.. Enumerable.Range(0, 40).Select(i => $"{i}")], [.. Enumerable.Range(0, 40).Select(i => i % 3L)]));
        var job = Rows.Job(rows, subject: new Counted());
        Evaluator("""{ "scores": ["lac"], "epsilon": [0.1] }""").Evaluate(job);
        Assert.Contains("no noise can be added", job.Single("conformal.robust_coverage", "score=lac, alpha=0.1, eps=0.1").Reason);
    }

    [Fact]
    public void Evaluate_WithoutLabels_SaysWhy()
    {
        var job = Run(Rows.Of([0, 1, 2, 3], null, 2), null, "{}");
        Assert.Equal(ConformalMetrics.OfSets.Count, job.Findings.Count);
        Assert.All(job.Findings, finding => Assert.Equal("The records of test carry no labels.", finding.Reason));
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Contract_IsKept(bool robust)
    {
        var options = robust
            ? new ConformalOptions { Epsilon = [.1], Copies = 16, NoisyRecords = 20, Thresholds = [GroupKind.All, GroupKind.Classes, GroupKind.Clusters], Tune = PenaltyChoice.Strata }
            : new ConformalOptions();
        var results = PluginContract.Check(PluginUnderTest.Of<ConformalEvaluator>(options));
        Assert.DoesNotContain(results, row => row.Outcome == ContractOutcome.Fail);
    }

    private static IEvaluator Evaluator(string options) => (IEvaluator)Shelf.Create<IPlugin>("eval.conformal", options);

    private static MemoryEvaluationJob Run(Split test, Split? validation, string options)
    {
        var job = Rows.Job(test, validation);
        Evaluator(options).Evaluate(job);
        return job;
    }

    private static Split Uneven(int count, long seed, string name = "test")
    {
        var random = new RandomStream(seed);
        var (logits, labels) = (new float[count * 5], new long[count]);
        for (var i = 0; i < count; i++)
        {
            labels[i] = random.NextInt(5);
            for (var k = 0; k < 5; k++) logits[i * 5 + k] = (float)(random.NextNormal() + (k == labels[i] && k > 0 ? 6 : 0));
        }
        return Rows.Of(logits, labels, 5, name);
    }

    private sealed class Numbers(int count) : IRecordSource
    {
        public int Count => count;

        public Tensor Read(ReadOnlySpan<int> rows) => tensor(Array.ConvertAll(rows.ToArray(), row => (long)row)).unsqueeze(1).repeat(1, 3);
    }

    private sealed class Counted : Subject
    {
        public override string Format => "a count";

        public override Capabilities Can => Capabilities.Predict;

        public override Device Device => CPU;

        public override Tensor Predict(Tensor inputs) => 5 * nn.functional.one_hot(inputs.select(1, 0).remainder(3), 3).to(ScalarType.Float64);

        protected override void Dispose(bool disposing)
        {
        }
    }
}
