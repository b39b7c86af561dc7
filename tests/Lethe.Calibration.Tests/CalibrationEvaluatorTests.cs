using System.Text.Json;
using Lethe.Calibration.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests;

public class CalibrationEvaluatorTests
{
    private const string Alone = """{ "recalibrate": [] }""";

    private static readonly string[] Ids = [.. CalibrationEvaluator.Metrics.Select(metric => metric.Id)];

    private static readonly float[] Logits =
        [2, .5f, -1, .2f, 1.4f, .1f, -.5f, .3f, 1.9f, 1.1f, .9f, 0, .4f, 2.6f, -.7f, 1.5f, -.2f, 1.2f, 0, .1f, .2f, 3, -1, -1];

    private static readonly long[] Labels = [0, 1, 2, 1, 1, 0, 0, 2];

    [Fact]
    public void Evaluate_EightWorkedRecords_ReportsTheKnownNumbers()
    {
        var job = Rows.Job(Rows.Of(Logits, Labels, 3)).Evaluated("""{ "recalibrate": [], "bins": [5, 15, 10] }""");

        Assert.Equal(.9934314217, job.Single("calibration.nll").Value!.Value, 1e-7);
        Assert.Equal(.5033735844, job.Single("calibration.brier").Value!.Value, 1e-7);
        Assert.Equal(.2529792593, job.Single("calibration.ece", "bins=5").Value!.Value, 1e-7);
        Assert.Equal(.4013422073, job.Single("calibration.ece", "bins=10").Value!.Value, 1e-7);
        Assert.Equal(Ids.Order(), job.Findings.Select(finding => finding.Metric).Distinct().Order());
        Assert.All(job.Findings.Where(finding => finding.Value is not null), finding => Assert.Equal(8, finding.N));
        Assert.All(job.Findings.Where(finding => finding.Value is not null), finding => Assert.InRange(finding.Value!.Value, finding.Low!.Value, finding.High!.Value));
        Assert.Equal("No bin holds 30 records.", job.Single("calibration.mce", "records=30").Reason);
        Assert.Equal("pivotal bootstrap, 1000 draws", job.Single("calibration.ece").IntervalBy);
        Assert.Equal("bootstrap, 1000 draws", job.Single("calibration.nll").IntervalBy);
    }

    [Fact]
    public void Diagram_OfTheSameRecords_HasTheirCountsAndExactIntervals()
    {
        var job = Rows.Job(Rows.Of(Logits, Labels, 3)).Evaluated("""{ "recalibrate": [], "bins": 5 }""");

        var diagram = job.Exhibits.OfType<ReliabilityExhibit>().Single(one => one.Id == "reliability-bins-5");
        Assert.Equal([0, 1, 2, 3, 2], diagram.Bins.Select(bin => bin.Count));
        Assert.Null(diagram.Bins[0].Accuracy);
        var bin = diagram.Bins[3];
        Assert.Equal((0.6, 0.8, 1.0), (bin.From, bin.To, bin.Accuracy!.Value));
        Assert.Equal((.78559703 + .63543463 + .77362587) / 3, bin.Confidence!.Value, 1e-6);
        Assert.Equal(Proportion.Exact(3, 3), new Interval(bin.Low!.Value, bin.High!.Value, 0.95, "Clopper-Pearson"));
        var ece = diagram.Bins.Where(one => one.Count > 0).Sum(one => one.Count * Math.Abs(one.Confidence!.Value - one.Accuracy!.Value)) / 8;
        Assert.Equal(job.Single("calibration.ece", "bins=5").Value!.Value, ece, 1e-12);
    }

    [Fact]
    public void Evaluate_PerfectlyCalibratedRecords_ShowsNoMoreThanTheErrorOfChance()
    {
        const int N = 4000;
        var job = Rows.Job(Rows.Drawn(N)).Evaluated(Alone);

        var ece = job.Single("calibration.ece");
        // Chance alone: the sum over bins of the mean deviation of their accuracy, in the normal approximation.
        var bias = job.Exhibits.OfType<ReliabilityExhibit>().Single().Bins.Where(bin => bin.Count > 0)
            .Sum(bin => Math.Sqrt(2 / Math.PI * bin.Confidence!.Value * (1 - bin.Confidence.Value) * bin.Count)) / N;
        Assert.InRange(ece.Value!.Value, 0.4 * bias, 2 * bias);
        Assert.True(ece.Low < 0.5 * bias, $"{ece.Low} of {bias}");
    }

    [Fact]
    public void Evaluate_ModelThatIsTooSharp_FindsTheFactorOnTheValidationSplit()
    {
        var job = Rows.Job(Rows.Drawn(4000, 3), Rows.Drawn(4000, 3, seed: 2, name: "validation")).Evaluated();

        var (before, after) = (job.Single("calibration.ece"), job.Single("calibration.ece", "after=recal.temperature"));
        Assert.True(before.Low > 0.1);
        Assert.True(after.Value < 0.03);
        Assert.True(job.Single("calibration.nll", "after=recal.temperature").High < job.Single("calibration.nll").Low);
        Assert.Equal(4000, after.N);
        Assert.Equal("Fitted on the 4000 records of validation.", after.Reason);
        Assert.DoesNotContain(job.Findings, finding => finding.Slice == "after=none");
        var learned = job.Exhibits.OfType<TableExhibit>().Single().Rows[1][7];
        Assert.Equal(3, double.Parse(learned.Split(',')[0]["temperature ".Length..]), 0.15);
    }

    [Fact]
    public void Evaluate_WithoutValidation_FitsOnOneHalfAndScoresOnTheOther()
    {
        var test = Rows.Drawn(1001, 3);
        var job = Rows.Job(test).Evaluated();

        Assert.Equal(1001, job.Single("calibration.nll").N);
        Assert.Equal(501, job.Single("calibration.nll", "after=none").N);
        var after = job.Single("calibration.nll", "after=recal.temperature");
        Assert.Equal(501, after.N);
        Assert.StartsWith("Fitted on 500 records of the test split drawn at random and scored on the other 501.", after.Reason);
        Assert.True(after.Value < job.Single("calibration.nll", "after=none").Value);
    }

    [Fact]
    public void Halves_OfTheTestSplit_ShareNoRecord()
    {
        using var scope = NewDisposeScope();
        var values = Enumerable.Range(0, 200).Select(i => (float)i).ToArray();
        var job = Rows.Job(Rows.Of(values, new long[100], 2));
        var test = LabelledLogits.Of(job, job.Data.Test, OutputKind.Logits).Rows!;

        var parts = Reports.RecalibrationParts.Of(job, test, OutputKind.Logits).Parts!;

        double[] Firsts(LabelledLogits rows) => rows.Logits.select(1, 0).data<double>().ToArray();
        Assert.Equal(Enumerable.Range(0, 100).Select(i => 2.0 * i), Firsts(parts.Fit).Concat(Firsts(parts.Score)).Order());
        Assert.NotEqual(Firsts(parts.Fit), Firsts(test).Take(50));
    }

    [Fact]
    public void Evaluate_WhenTheMapDoesHarm_SaysSo()
    {
        // What validation teaches is the opposite of what the test records need.
        var job = Rows.Job(Rows.Drawn(500, 0.3), Rows.Drawn(500, 4, seed: 2, name: "validation")).Evaluated();

        Assert.Contains("It makes the loss worse on records that it was not fitted on", job.Single("calibration.nll", "after=recal.temperature").Reason);
    }

    [Fact]
    public void Evaluate_AnOutsidersMapThatIsCertain_CutsItsLossesOffAndSaysHowMany()
    {
        var test = Rows.Of([2, 0, 0, 2, 0, 2, 2, 0], [0, 0, 1, 1], 2);
        var job = Rows.Job(test, test).Evaluated("""{ "recalibrate": ["recal.test-certain", "recal.test-certain"] }""");

        var loss = job.Single("calibration.nll", "after=recal.test-certain");
        Assert.Equal(-Math.Log(1e-12) / 2, loss.Value!.Value, 1e-9);
        Assert.Contains("It knows nothing.", loss.Reason);
        Assert.Contains("below 1E-12 count as that, here 2 of 4.", loss.Reason);
        Assert.Equal(loss.Value, job.Single("calibration.nll", "after=recal.test-certain#2").Value);
        Assert.Equal(0.5, job.Single("calibration.ece", "after=recal.test-certain").Value!.Value, 1e-12);
    }

    [Fact]
    public void Evaluate_SameSeed_GivesTheSameFindingsBitForBit()
    {
        string Run(long seed) => JsonSerializer.Serialize(Rows.Job(Rows.Drawn(300, 2), seed: seed).Evaluated().Findings);
        Assert.Equal(Run(4), Run(4));
        Assert.NotEqual(Run(4), Run(5));
    }

    [Fact]
    public void Evaluate_ModelThatEndsInASoftmax_IsRefusedUnlessThatIsSaid()
    {
        using var scope = NewDisposeScope();
        var logits = Rows.Drawn(400, 2);
        var rows = tensor(logits.Read(Enumerable.Range(0, 400).ToArray(), CPU).Inputs.softmax(1).data<float>().ToArray(), [400, 3]);
        var labels = Enumerable.Range(0, 400).Select(logits.Label).ToArray();
        var test = Rows.Of(rows.data<float>().ToArray(), labels, 3);

        var guessed = Rows.Job(test).Evaluated();
        var said = Rows.Job(test).Evaluated("""{ "outputs": "probabilities" }""");
        var wrong = Rows.Job(logits).Evaluated("""{ "outputs": "probabilities" }""");
        var expected = Rows.Job(logits).Evaluated();

        Assert.All(guessed.Findings, finding => Assert.Contains("say so with outputs: probabilities", finding.Reason));
        Assert.All(wrong.Findings, finding => Assert.Contains("do not sum to 1", finding.Reason));
        Assert.Equal(Ids, guessed.Findings.Select(finding => finding.Metric));
        Assert.All(said.Findings.Zip(expected.Findings), pair => Assert.Equal(pair.Second.Value!.Value, pair.First.Value!.Value, 1e-5));
        Assert.Equal(expected.Findings.Count, said.Findings.Count);
    }

    [Fact]
    public void Evaluate_WhatCannotBeMeasured_IsSaidAndNotInvented()
    {
        var broken = Rows.Job(Rows.Of([1, float.NaN, 0, 1], [0, 1], 2)).Evaluated();
        var unlabelled = Rows.Job(Rows.Of([1, 0], null, 2)).Evaluated();
        var strange = Rows.Job(Rows.Of([1, 0], [2], 2)).Evaluated();
        var single = Rows.Job(Rows.Of([1], [0], 1)).Evaluated();

        Assert.All(broken.Findings, finding => Assert.Equal("The model gives numbers that are not finite for 1 of 2 records.", finding.Reason));
        Assert.All(unlabelled.Findings, finding => Assert.Equal("The records of test carry no labels.", finding.Reason));
        Assert.All(strange.Findings, finding => Assert.Contains("outside 0 to 1", finding.Reason));
        Assert.All(single.Findings, finding => Assert.Contains("two or more numbers", finding.Reason));
        Assert.All(new[] { broken, unlabelled, strange, single }, job => Assert.Equal(Ids, job.Findings.Select(finding => finding.Metric)));
        Assert.All(broken.Findings, finding => Assert.Null(finding.Value));
    }

    [Fact]
    public void Evaluate_OneTestRecord_SaysThatItCannotBeHalved()
    {
        var job = Rows.Job(Rows.Of([2, 0], [0], 2)).Evaluated();
        Assert.Equal(Math.Log(1 + Math.Exp(-2)), job.Single("calibration.nll").Value!.Value, 1e-9);
        Assert.Contains("it has one record", job.Single("calibration.nll", "after=recal.temperature").Reason);
    }

    [Fact]
    public void Evaluate_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Rows.Job(Rows.Drawn(50), cancellation: source.Token).Evaluated());
    }

    [Fact]
    public void Evaluate_LeavesNoTensorBehind()
    {
        var job = Rows.Job(Rows.Drawn(60, 2));
        job.Evaluated();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        job.Evaluated();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
