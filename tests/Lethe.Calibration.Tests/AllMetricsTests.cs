using Lethe.Calibration.Tests.Support;
using Lethe.Sdk.Testing;

namespace Lethe.Calibration.Tests;

/// <summary>What the evaluator makes of predictions, metric by metric.</summary>
public class AllMetricsTests
{
    private const string Alone = """{ "recalibrate": [], "outputs": "probabilities" }""";

    private static readonly string[] Curves = ["against-bins", "confidences", "entropies", "reliability", "risk-coverage"];

    [Fact, Trait("Speed", "slow")]
    public void Evaluate_RealPredictions_ReportsTheKnownNumbers()
    {
        var file = PublishedPredictions.Of("wideresnet-16-4-cifar-10");
        var job = Rows.Job(Rows.Of(file.Raw, file.Labels, 10)).Evaluated(Alone);

        void Near(string metric, double expected, string slice = "", double digit = 2e-6) =>
            Assert.Equal(expected, job.Single($"calibration.{metric}", slice).Value!.Value, digit);

        // .378170 where nothing is cut off; by the definition probabilities count as no less than 1e-12.
        Near("nll", .377804);
        Assert.Contains("below 1E-12 count as that", job.Single("calibration.nll").Reason);
        Near("brier", .143871);
        Near("ece", .053716);
        Near("ece_equal_mass", .053716);
        Near("ece_debiased", .053673);
        Near("squared_debiased", .00848730);
        Near("ece_sweep", .089102);
        Assert.StartsWith("Over 6 bins.", job.Single("calibration.ece_sweep").Reason);
        Near("mce", .262389);
        Near("ace_unweighted", .151540);
        Near("rmsce", .074901);
        Near("top_label_ece", .059232);
        Near("reliability", .005610);
        Near("resolution", .019296);
        Near("uncertainty", .081161);
        Near("overconfidence", .053716);
        Near("ks", .053716);
        Near("kuiper", .053803);
        Near("smooth_ece", .053716);
        Near("mmce", .04675174);
        Near("corp_miscalibration", .009330);
        Near("corp_discrimination", .024152);
        Near("classwise_ece", .0124275);
        Near("classwise_ece", .124275, "reduction=sum");
        Near("ace", .010680);
        Near("tace", .062925);
        Near("tace", .010551, "over=all");
        Near("spiegelhalter_z", 51.206, digit: 1e-3);
        Near("spiegelhalter_p", 0);
        Near("ks_p", 0);
        Near("confidence_auroc", .914650, digit: 1e-5);
        Near("aurc", .012940, digit: 1e-5);
        Assert.Equal(1 / 1001.0, job.Single("calibration.ece_p").Value!.Value, 1e-12);
        Assert.All(job.Findings, finding => Assert.InRange(finding.Value!.Value, finding.Low!.Value, finding.High!.Value));
    }

    [Fact]
    public void Evaluate_CalibratedPredictions_AreNotToldFromCalibratedOnes()
    {
        var job = Rows.Job(Rows.Drawn(2000)).Evaluated("""{ "recalibrate": [] }""");

        // Each would fail once in a thousand draws of the records.
        foreach (var metric in new[] { "ece_p", "spiegelhalter_p", "ks_p", "kuiper_p", "tcal_p" })
            Assert.True(job.Single($"calibration.{metric}").Value > .001, metric);
        Assert.All(new[] { "ks", "smooth_ece", "mmce", "ece_debiased" }, metric => Assert.True(job.Single($"calibration.{metric}").Value < .03, metric));
        Assert.True(job.Single("calibration.confidence_auroc").Low > .6);
    }

    [Fact]
    public void Evaluate_TooSharpPredictions_FailEveryTestAndEveryError()
    {
        var job = Rows.Job(Rows.Drawn(2000, 3)).Evaluated("""{ "recalibrate": [] }""");

        Assert.All(new[] { "ece_p", "spiegelhalter_p", "ks_p", "kuiper_p", "tcal_p" }, metric => Assert.True(job.Single($"calibration.{metric}").Value < .02, metric));
        Assert.All(
            new[] { "ece", "ece_equal_mass", "ece_debiased", "ks", "smooth_ece", "kernel_ece", "mmce", "classwise_ece", "ace", "top_label_ece", "overconfidence" },
            metric => Assert.True(job.Single($"calibration.{metric}").Low > .04, metric));
        Assert.True(job.Single("calibration.spiegelhalter_z").Low > 3);
    }

    [Fact]
    public void Exhibits_OfEachSetOfPredictions_HaveItsNumbers()
    {
        var test = Rows.Drawn(600, 2);
        var job = Rows.Job(test, Rows.Drawn(300, 2, seed: 2, name: "validation")).Evaluated();

        Assert.Equal(Curves.Concat(Curves.Select(id => $"{id}-after-recal-temperature")).Append("recalibration").Order(), job.Exhibits.Select(one => one.Id).Order());
        var histogram = job.Exhibits.OfType<HistogramExhibit>().Single(one => one.Id == "confidences");
        Assert.Equal(600, histogram.Series.Sum(series => series.Counts.Sum()));
        Assert.Equal(histogram.Series[0].Counts.Count + 1, histogram.Edges.Count);
        var entropies = job.Exhibits.OfType<HistogramExhibit>().Single(one => one.Id == "entropies");
        Assert.Equal(histogram.Series.Select(series => series.Counts.Sum()), entropies.Series.Select(series => series.Counts.Sum()));
        Assert.Equal((0, entropies.X.High!.Value), (entropies.Edges[0], entropies.Edges[^1]));
        var risk = job.Exhibits.OfType<CurveExhibit>().Single(one => one.Id == "risk-coverage").Series;
        Assert.Equal(1, risk[0].X[^1]);
        Assert.Equal(histogram.Series[1].Counts.Sum() / 600.0, risk[0].Y[^1], 1e-12);
        Assert.All(risk[0].Y.Zip(risk[1].Y), pair => Assert.True(pair.First >= pair.Second - 1e-12));
        var sweep = job.Exhibits.OfType<CurveExhibit>().Single(one => one.Id == "against-bins").Series;
        Assert.Equal(5, sweep.Count);
        Assert.All(sweep, series => Assert.Equal(9, series.Y.Count));
        Assert.Equal(job.Single("calibration.ece").Value!.Value, sweep[0].Y[2], 1e-12);
        Assert.Equal(job.Single("calibration.ece_equal_mass").Value!.Value, sweep[1].Y[2], 1e-12);
        Assert.Equal(job.Single("calibration.classwise_ece").Value!.Value, sweep[2].Y[2], 1e-12);
        Assert.Equal(job.Single("calibration.ace").Value!.Value, sweep[3].Y[2], 1e-12);
        Assert.Equal(job.Single("calibration.mce").Value!.Value, sweep[4].Y[2], 1e-12);
    }

    [Fact]
    public void Evaluate_EverythingRight_HasNoRankingAndSaysSo()
    {
        var job = Rows.Job(Rows.Of([2, 0, 0, 2, 3, 0, 0, 1], [0, 1, 0, 1], 2)).Evaluated("""{ "recalibrate": [] }""");
        Assert.Equal("Every prediction is right.", job.Single("calibration.confidence_auroc").Reason);
        Assert.Null(job.Single("calibration.confidence_auroc").Value);
        Assert.Equal(0, job.Single("calibration.aurc").Value);
    }

    [Fact]
    public void Evaluate_CertainPredictions_HaveNothingToTestAndSaySo()
    {
        var job = Rows.Job(Rows.Of([2000, 0, 0, 2000, 2000, 0], [0, 1, 1], 2)).Evaluated("""{ "recalibrate": [] }""");
        Assert.Contains("nothing to chance", job.Single("calibration.ks_p").Reason);
        Assert.Contains("no variance", job.Single("calibration.spiegelhalter_p").Reason);
        Assert.StartsWith("3 records tie at the greatest confidence, 1.", job.Single("calibration.aurc").Reason);
        Assert.Equal(1 / 3.0, job.Single("calibration.smooth_ece").Value!.Value, 1e-6);
    }

    [Fact]
    public void Evaluate_OneClassAmongTheLabels_StillHasAllButTheOperatingPoints()
    {
        var job = Rows.Job(Rows.Of([2, 0, 1, 0, 0, 1, 1, 0, 3, 0], [0, 0, 0, 0, 0], 2)).Evaluated("""{ "recalibrate": [] }""");
        Assert.Equal("Fewer than two classes have records.", job.Single("calibration.opis").Reason);
        Assert.NotNull(job.Single("calibration.classwise_ece").Value);
    }

    [Fact]
    public void Evaluate_KeepsThePromisesOfAnEvaluator()
    {
        var results = PluginContract.Check(PluginUnderTest.Of<CalibrationEvaluator>(new CalibrationOptions { Draws = 200, Recalibrate = [] }));
        Assert.DoesNotContain(results, row => row.Outcome == ContractOutcome.Fail);
        Assert.Contains(results, row => row is { Row: "cancels", Outcome: ContractOutcome.Pass });
    }
}
