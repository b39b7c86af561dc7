using Lethe.Calibration.Tests.Support;
using Lethe.Sdk.Testing;

namespace Lethe.Calibration.Tests;

/// <summary>Predictions at the edge of what can be measured: a defined result, or one sentence on why there is none.</summary>
public class OddPredictionsTests
{
    private const string Alone = """{ "recalibrate": [], "draws": 100 }""";
    private const string Probabilities = """{ "recalibrate": [], "draws": 100, "outputs": "probabilities" }""";

    [Fact]
    public void OneClass_OfTwoThatTheModelKnows_HasEveryNumber()
    {
        var job = Evaluated([2, 0, 3, 0, 0, 1, 1, 0], [0, 0, 0, 0], 2);
        AreDefined(job);
        Assert.Equal(0.75, Accuracy(job), 1e-12);
        // Of one class there is nothing that its operating point could differ from.
        Assert.NotEmpty(job.Single("calibration.opis").Reason);
        Assert.Null(job.Single("calibration.opis").Value);
    }

    [Fact]
    public void EmptyClasses_CountInTheMean_AndChangeNoOtherNumber()
    {
        float[] Widened(float last) => [2, 0, last, 0, 1, last, 3, 1, last, 0, 2, last];
        var (few, many) = (Evaluated([2, 0, 0, 1, 3, 1, 0, 2], [0, 1, 1, 1], 2), Evaluated(Widened(-80), [0, 1, 1, 1], 3));
        AreDefined(many);
        foreach (var metric in new[] { "ece", "nll", "brier", "ks", "mmce", "top_label_ece" })
            Assert.Equal(few.Single($"calibration.{metric}").Value!.Value, many.Single($"calibration.{metric}").Value!.Value, 1e-9);
        Assert.Equal(few.Single("calibration.classwise_ece").Value!.Value * 2 / 3, many.Single("calibration.classwise_ece").Value!.Value, 1e-9);
    }

    [Fact]
    public void FewerRecordsThanBins_HaveEveryNumber()
    {
        var job = Evaluated([2, 0, 0, 1, 1, 0], [0, 1, 1], 2);
        AreDefined(job);
        Assert.Equal(3, job.Single("calibration.ece").N);
        AreDefined(Evaluated([2, 0], [0], 2));
    }

    [Fact]
    public void ConfidenceOfExactlyOne_IsInTheLastBin()
    {
        // .95 and 1, right and wrong: a bin of its own for what is exactly 1 would make .525 of it.
        var job = Evaluated([.95f, .05f, 1, 0], [0, 1], 2, """{ "recalibrate": [], "draws": 100, "bins": [10], "outputs": "probabilities" }""");
        Assert.Equal(.475, job.Single("calibration.ece", "bins=10").Value!.Value, 1e-7);
        AreDefined(job);
    }

    [Theory]
    [InlineData(new[] { .5f, float.NaN }, "not finite for 1 of 1 records")]
    [InlineData(new[] { float.PositiveInfinity, 0 }, "not finite for 1 of 1 records")]
    [InlineData(new[] { 1.2f, -.2f }, "leave 0 to 1 or do not sum to 1")]
    [InlineData(new[] { .5f, .4f }, "leave 0 to 1 or do not sum to 1")]
    [InlineData(new[] { 0f, 0 }, "leave 0 to 1 or do not sum to 1")]
    public void WhatAreNoProbabilities_IsOneSentence(float[] row, string expected)
    {
        var job = Evaluated(row, [0], 2, Probabilities);
        Assert.All(job.Findings, finding => Assert.Null(finding.Value));
        Assert.Contains(expected, Assert.Single(job.Findings.Select(finding => finding.Reason).Distinct()));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void LabelsOutsideTheClasses_AreOneSentence(long label)
    {
        var job = Evaluated([1, 0, 0, 1], [0, label], 2);
        Assert.Contains("outside 0 to 1", Assert.Single(job.Findings.Select(finding => finding.Reason).Distinct()));
    }

    [Fact]
    public void AStoredZero_OfTheRightClass_IsCutOffAndCounted()
    {
        var loss = Evaluated([1, 0, 0, 1, .5f, .5f, 0, 1], [1, 1, 0, 1], 2, Probabilities).Single("calibration.nll");
        Assert.Equal((-Math.Log(1e-12) + Math.Log(2)) / 4, loss.Value!.Value, 1e-9);
        Assert.Contains("here 1 of 4", loss.Reason);
    }

    /// <summary>Labels of another split, as they come when files are mixed up: nothing about the model explains them.</summary>
    [Fact]
    public void LabelsOfAnotherSplit_MakeTheFitWarn()
    {
        var (fit, other) = (Rows.Drawn(600, 3, seed: 5, name: "validation"), Rows.Drawn(600, 3, seed: 6));
        var logits = fit.Read(Enumerable.Range(0, 600).ToArray(), TorchSharp.torch.CPU).Inputs.data<float>().ToArray();
        var mixed = Rows.Of(logits, [.. Enumerable.Range(0, 600).Select(other.Label)], 3, "validation");
        var job = Rows.Job(Rows.Drawn(600, 3), mixed).Evaluated("""{ "draws": 100, "recalibrate": ["recal.temperature", "recal.vector"] }""");
        foreach (var map in new[] { "recal.temperature", "recal.vector" })
            Assert.Contains("says hardly more of the labels of the fit than chance", job.Single("calibration.nll", $"after={map}").Reason);
        var sound = Rows.Job(Rows.Drawn(600, 3), fit).Evaluated("""{ "draws": 100 }""");
        Assert.DoesNotContain("than chance", sound.Single("calibration.nll", "after=recal.temperature").Reason);
    }

    [Fact]
    public void AsOthers_AddsASliceOfEach()
    {
        var job = Rows.Job(Rows.Drawn(400, 3)).Evaluated("""{ "recalibrate": [], "draws": 100, "asOthers": true }""");
        foreach (var (metric, slice) in new[] { ("smooth_ece", "as=relplot"), ("kernel_ece", "as=triweight") })
        {
            var found = job.Single($"calibration.{metric}", slice);
            Assert.InRange(found.Value!.Value, found.Low!.Value, found.High!.Value);
            // Far from calibrated whoever measures: .2 by the definitions.
            Assert.InRange(found.Value.Value, .1, .3);
        }
    }

    private static double Accuracy(MemoryEvaluationJob job) => job.Exhibits.OfType<ReliabilityExhibit>().Single().Bins
        .Where(bin => bin.Count > 0).Sum(bin => bin.Count * bin.Accuracy!.Value) / job.Single("calibration.ece").N;

    private static void AreDefined(MemoryEvaluationJob job) => Assert.All(job.Findings, finding =>
    {
        if (finding.Value is { } value) Assert.True(double.IsFinite(value) && double.IsFinite(finding.Low ?? 0) && double.IsFinite(finding.High ?? 0), finding.Metric);
        else Assert.NotEqual("", finding.Reason);
    });

    private static MemoryEvaluationJob Evaluated(float[] rows, long[] labels, int classes, string options = Alone) =>
        Rows.Job(Rows.Of(rows, labels, classes)).Evaluated(options);
}
