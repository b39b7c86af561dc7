using Lethe.Evaluation.OracleGaps;
using Lethe.Evaluation.Tests.Support;
using TorchSharp;

namespace Lethe.Evaluation.Tests.OracleGaps;

public class OracleGapTests
{
    private const string Quick = """{ "draws": 200 }""";

    // Rows 0 to 39 to forget, 40 to 99 to retain, 100 to 149 for the test; classes a and b by turns.
    private static readonly Scene Large = new(Turns(40), Turns(60), Turns(50));

    [Fact]
    public void Gaps_OfCountedAnswers_AreTheDifferencesOfShares()
    {
        // Shares right. Subject: forget 40/40, retain 60/60, test 40/50. Oracles: forget 30, 32, 28 of 40; retain all; test 40, 45, 35 of 50.
        var job = Run(Large, Shares(40, 60, 40), [Shares(30, 60, 40), Shares(32, 60, 45), Shares(28, 60, 35)]);

        Assert.Equal(0.25, job.Single("gap.accuracy", "split=forget").Value!.Value, 1e-12);
        Assert.Equal(0, job.Single("gap.accuracy", "split=retain").Value!.Value, 1e-12);
        Assert.Equal(0, job.Single("gap.accuracy", "split=test").Value!.Value, 1e-12);
        Assert.Equal(0.25 / 3, job.Single("gap.average").Value!.Value, 1e-12);
        Assert.Equal(150, job.Single("gap.average").N);
        Assert.Equal(0.75, job.Single("gap.tug-of-war").Value!.Value, 1e-12);
        // The worst oracle has the two gaps below.
        Assert.Equal((1 - 0.075) * (1 - 0.15), job.Single("gap.tug-of-war", "of=oracles").Value!.Value, 1e-12);
        // An oracle against the mean of the others: 32/40 - 29/40, 45/50 - 37.5/50.
        Assert.Equal(0.075, job.Single("gap.noise-floor", "metric=accuracy, split=forget").Value!.Value, 1e-12);
        Assert.Equal(0.15, job.Single("gap.noise-floor", "metric=accuracy, split=test").Value!.Value, 1e-12);
        Assert.Equal((0.075 + 0 + 0.15) / 3, job.Single("gap.noise-floor", "metric=average").Value!.Value, 1e-12);
        // One margin everywhere: a wrong answer costs 2 more than a right one.
        Assert.Equal(-2 * 0.25, job.Single("gap.loss", "split=forget").Value!.Value, 1e-9);
        Assert.Equal(2 * 0.15, job.Single("gap.noise-floor", "metric=loss, split=test").Value!.Value, 1e-9);
    }

    [Fact]
    public void Intervals_HoldTheGapAtTheirLevel()
    {
        var job = Run(Large, Shares(36, 60, 40), [Shares(30, 58, 40), Shares(32, 57, 42), Shares(28, 59, 38)]);

        foreach (var finding in job.Findings.Where(finding => finding.Metric is "gap.accuracy" or "gap.loss" or "gap.average" || finding is { Metric: "gap.tug-of-war", Slice: "" }))
        {
            Assert.Equal(0.9, finding.Level);
            Assert.True(finding.Low <= finding.Value && finding.Value <= finding.High, $"{finding}");
            Assert.Equal("bootstrap over oracles and records, 200 draws", finding.IntervalBy);
            Assert.True(finding.High - finding.Low is > 0.001 and < 1, $"{finding}");
        }
    }

    [Fact]
    public void Equivalent_FollowsTheMarginOfTheOptions()
    {
        var oracles = new[] { Shares(30, 60, 40), Shares(31, 60, 41), Shares(29, 60, 39) };
        Finding Verdict(float[][] subject, double margin) => Run(Large, subject, oracles, $$"""{ "draws": 200, "margin": {{margin}} }""")
            .Single("gap.equivalent", "metric=accuracy, split=forget");

        var (inside, outside, across) = (Verdict(Shares(30, 60, 40), 0.3), Verdict(Shares(40, 60, 40), 0.05), Verdict(Shares(32, 60, 40), 0.05));

        Assert.Equal((1, 1, 1), (inside.Value, inside.Low, inside.High));
        Assert.Contains("lies inside the margin of 0.3000", inside.Reason);
        Assert.Equal((0, 0, 0), (outside.Value, outside.Low, outside.High));
        Assert.Equal((null, 40), (across.Value, across.N));
        Assert.Contains("reaches across the margin of 0.0500", across.Reason);
    }

    [Fact]
    public void Equivalent_ByDefault_UsesTheMarginOfTheOracles()
    {
        var job = Run(Large, Shares(30, 60, 40), [Shares(30, 60, 40), Shares(34, 60, 41), Shares(26, 60, 39)]);
        var expected = OracleGap.Of(
            Ones(30, 40), [Ones(30, 40), Ones(34, 40), Ones(26, 40)], new RandomStream(1).Fork("metric=accuracy, split=forget"), 200,
            cancellation: TestContext.Current.CancellationToken);

        var table = job.Exhibits.OfType<TableExhibit>().Single(exhibit => exhibit.Id == "accuracy-against-oracles");
        Assert.Equal($"{expected.DefaultMargin:0.0000}", table.Rows[0][table.Columns.ToList().IndexOf("Margin")]);
        Assert.Equal(expected.Interval!.Value.Low, job.Single("gap.accuracy", "split=forget").Low);
        Assert.Equal(expected.Interval!.Value.High, job.Single("gap.accuracy", "split=forget").High);
    }

    [Fact]
    public void Tables_HaveARowForEachPart()
    {
        var job = Run(Large, Shares(40, 60, 40), [Shares(30, 60, 40), Shares(32, 60, 45), Shares(28, 60, 35)], """{ "draws": 200, "margin": 0.05 }""");

        var table = job.Exhibits.OfType<TableExhibit>().Single(exhibit => exhibit.Id == "accuracy-against-oracles");
        Assert.Equal(["forget", "retain", "test"], table.Rows.Select(row => row[0]));
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        Assert.Equal(["forget", "40", "1.0000", "0.7500", "0.0500", "0.2500"], table.Rows[0].Take(6));
        Assert.Equal(["0.0750", "0.0500", "no"], table.Rows[0].TakeLast(3));
        Assert.Equal("yes", table.Rows[1][^1]);
        Assert.Equal(3, job.Exhibits.OfType<TableExhibit>().Single(exhibit => exhibit.Id == "loss-against-oracles").Rows.Count);
    }

    [Fact]
    public void LossCurves_AreSharesThatRiseToOneWithinTheOraclesBand()
    {
        var job = Run(Large, Shares(40, 60, 40), [Shares(30, 60, 40), Shares(20, 60, 45)]);

        var curve = Assert.Single(job.Exhibits.OfType<CurveExhibit>());
        var (subject, oracles) = (curve.Series[0], curve.Series[1]);
        // Two losses occur, log(1 + e^-2) and 2 more: the subject is done at the first, the oracles are at 3/4 and 1/2.
        Assert.Equal([1.0, 1.0], [subject.Y[0], subject.Y[^1]]);
        Assert.Equal([0.625, 1.0], [oracles.Y[0], oracles.Y[^1]]);
        Assert.Equal((0.5, 0.75), (oracles.Low[0], oracles.High[0]));
        Assert.All(curve.Series, series => Assert.Equal(series.Y.Order(), series.Y));
    }

    [Fact]
    public void OneOracle_GivesGapsWithoutIntervalsAndSaysSo()
    {
        var job = Run(Large, Shares(40, 60, 40), [Shares(30, 60, 40)]);

        var (gap, floor, verdict) = (job.Single("gap.accuracy", "split=forget"),
            job.Single("gap.noise-floor", "metric=accuracy, split=forget"), job.Single("gap.equivalent", "metric=accuracy, split=forget"));
        Assert.Equal((0.25, null, null), (gap.Value, gap.Low, gap.High));
        Assert.Contains("No seed interval", gap.Reason);
        Assert.Null(floor.Value);
        Assert.Null(verdict.Value);
        Assert.Contains("No seed interval", verdict.Reason);
        Assert.Contains("No seed interval", job.Single("gap.average").Reason);
        Assert.Null(job.Single("gap.noise-floor", "metric=average").Value);
    }

    [Fact]
    public void FewRecords_AreJudgedByExactIntervals()
    {
        var scene = new Scene(Turns(10), Turns(60), Turns(50));
        var right = scene.Answers(_ => true);
        var job = Run(scene, right, [right, right, right]);

        var gap = job.Single("gap.accuracy", "split=forget");
        // 10 of 10 and 30 of 30, two-sided at 95% each: the lower ends are 0.025^(1/10) and 0.025^(1/30).
        Assert.Equal(Math.Pow(0.025, 0.1) - 1, gap.Low!.Value, 1e-9);
        Assert.Equal(1 - Math.Pow(0.025, 1.0 / 30), gap.High!.Value, 1e-9);
        Assert.Contains("Clopper-Pearson", gap.IntervalBy);
        Assert.Null(job.Single("gap.equivalent", "metric=accuracy, split=forget").Value);
        // A bootstrap of what is all alike is sure; with enough records it may be.
        Assert.Equal((0, 0), (job.Single("gap.accuracy", "split=retain").Low, job.Single("gap.accuracy", "split=retain").High));
        Assert.Contains("only 10 records", job.Single("gap.average").Reason);
        Assert.Equal(0, job.Single("gap.average").Value);
    }

    [Fact]
    public void Classes_OfAForgetSetWithSeveral_HaveGapsOfTheirOwn()
    {
        // Class a is remembered, class b is not; the oracles have half of each.
        var subject = Large.Answers(row => row >= 40 || row % 2 == 0);
        var oracle = Large.Answers(row => row >= 40 || row % 4 < 2);
        var job = Run(Large, subject, [oracle, oracle]);

        Assert.Equal(0, job.Single("gap.accuracy", "split=forget").Value!.Value, 1e-12);
        Assert.Equal(0.5, job.Single("gap.accuracy", "split=forget, class=a").Value!.Value, 1e-12);
        Assert.Equal(-0.5, job.Single("gap.accuracy", "split=forget, class=b").Value!.Value, 1e-12);

        var single = new Scene([.. Enumerable.Repeat(1L, 30)], Turns(60), Turns(50));
        var answers = single.Answers(_ => true);
        Assert.DoesNotContain(Run(single, answers, [answers]).Findings, finding => finding.Slice.Contains("class=", StringComparison.Ordinal));
    }

    [Fact]
    public void PartsThatAreNotThere_SayWhy()
    {
        var scene = new Scene(Turns(30), Turns(60), null);
        var right = scene.Answers(_ => true);
        var job = Run(scene, right, [right, right]);

        foreach (var (metric, slice) in new[]
        {
            ("gap.accuracy", "split=test"), ("gap.loss", "split=test"), ("gap.average", ""), ("gap.noise-floor", "metric=average"),
            ("gap.equivalent", "metric=accuracy, split=test"), ("gap.noise-floor", "metric=loss, split=test"),
        })
            Assert.Equal((null, "The audit has no test split."), (job.Single(metric, slice).Value, job.Single(metric, slice).Reason));
        Assert.Equal(0, job.Single("gap.accuracy", "split=forget").Value);
    }

    [Fact]
    public void LossesThatAreNoNumbers_SpoilTheLossAndNotTheAccuracy()
    {
        var (right, broken) = (Shares(40, 60, 50), Shares(40, 60, 50));
        broken[3] = [float.NaN, 0];
        var job = Run(Large, right, [right, broken]);

        Assert.Equal("1 of the oracles' losses are not finite numbers.", job.Single("gap.loss", "split=forget").Reason);
        Assert.Equal(1.0 / 80, job.Single("gap.accuracy", "split=forget").Value!.Value, 1e-12);
        Assert.NotNull(job.Single("gap.loss", "split=retain").Value);
        Assert.Empty(job.Exhibits.OfType<CurveExhibit>());
    }

    [Fact]
    public void MoreOraclesThanAskedFor_AreNotLookedAt()
    {
        float[][][] oracles = [Shares(30, 60, 40), Shares(32, 60, 41), Shares(0, 0, 0)];
        var two = Run(Large, Shares(40, 60, 40), oracles[..2]);
        var three = Run(Large, Shares(40, 60, 40), oracles, """{ "draws": 200, "oracles": 2 }""");

        Assert.Equal(two.Findings, three.Findings);
        Assert.Contains("has none", Assert.Throws<ModelException>(() => Run(Large, Shares(40, 60, 40), [])).Message);
    }

    [Fact]
    public void Findings_AreOfDeclaredMetricsAndTheSameForTheSameSeed()
    {
        MemoryEvaluationJob Job(long seed) => Scene.Evaluate(
            Large.Job(Shares(36, 60, 40), [Shares(30, 59, 40), Shares(32, 58, 43)], seed), "eval.oracle-gap", Quick);
        var one = Job(1);

        Assert.Equal(one.Findings, Job(1).Findings);
        Assert.NotEqual(one.Findings, Job(2).Findings);
        Assert.Equal(OracleGapEvaluator.Metrics.Select(metric => metric.Id).ToHashSet(), one.Findings.Select(finding => finding.Metric).ToHashSet());
        Assert.Equal(one.Findings.Count, one.Findings.DistinctBy(finding => (finding.Metric, finding.Slice)).Count());
    }

    [Fact]
    public void Evaluate_CancelledBeforeADraw_EndsThere()
    {
        using var source = new CancellationTokenSource();
        var job = Large.Job(
            Shares(36, 60, 40), [Shares(30, 59, 40), Shares(32, 58, 43)], cancellation: source.Token, onLastOracle: source.Cancel);

        Assert.Throws<OperationCanceledException>(() => Scene.Evaluate(job, "eval.oracle-gap", Quick));
        Assert.Empty(job.Findings);
    }

    [Fact]
    public void Evaluate_Ended_LeavesNoTensorBehind()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Run(Large, Shares(36, 60, 40), [Shares(30, 59, 40), Shares(32, 58, 43)]);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static MemoryEvaluationJob Run(Scene scene, float[][] subject, float[][][] oracles, string options = Quick) =>
        Scene.Evaluate(scene.Job(subject, oracles), "eval.oracle-gap", options);

    /// <summary>So many of each part right, from its beginning.</summary>
    private static float[][] Shares(int forget, int retain, int test) =>
        Large.Answers(row => row < 40 ? row < forget : row < 100 ? row - 40 < retain : row - 100 < test);

    private static double[] Ones(int ones, int count) => [.. Enumerable.Range(0, count).Select(i => i < ones ? 1.0 : 0)];

    private static long[] Turns(int count) => [.. Enumerable.Range(0, count).Select(i => (long)(i % 2))];
}
