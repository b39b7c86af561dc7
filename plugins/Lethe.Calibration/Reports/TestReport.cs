namespace Lethe.Calibration.Reports;

/// <summary>Whether the model's errors are more than a calibrated model would show.</summary>
internal sealed class TestReport(FindingWriter write, CalibrationOptions options, RandomStream random)
{
    private const int MostForTCal = 10_000;
    private const int FewestAlike = 10;
    private const string Certain = "Every confidence is 0 or 1, so that a calibrated model would leave nothing to chance.";

    public void Add(SortedPredictions sorted, Predictions predictions)
    {
        AddSpiegelhalter(sorted);
        var walk = CumulativeCalibrationError.Of(sorted);
        AddChance(TestMetrics.KolmogorovSmirnovP, walk.KolmogorovSmirnovP, Certain);
        AddChance(TestMetrics.KuiperP, walk.KuiperP, Certain);
        AddTCal(sorted, predictions);
        AddDiscrete(sorted);
    }

    private void AddSpiegelhalter(SortedPredictions sorted)
    {
        var test = SpiegelhalterTest.Of(sorted);
        const string None = "Every confidence is 0, one half or 1: the squared error has no variance under calibration.";
        if (test is null) write.NotComputed(TestMetrics.SpiegelhalterZ, None);
        else
        {
            var half = Normal.Quantile(0.975);
            write.Report(TestMetrics.SpiegelhalterZ, test.Z, new Interval(test.Z - half, test.Z + half, 0.95, "normal law under calibration"));
        }
        AddChance(TestMetrics.SpiegelhalterP, test?.PValue, None);
    }

    private void AddTCal(SortedPredictions sorted, Predictions predictions)
    {
        if (sorted.Count > MostForTCal)
        {
            var rows = predictions.Subset(random.Fork("rows").Sample(sorted.Count, MostForTCal));
            sorted = SortedPredictions.Of(rows.Confidence, rows.Correct);
        }
        var test = TCal.Of(sorted, random.Fork("tcal"), options.Draws, write.Job.Cancellation);
        var chance = Proportion.Exact(test.AsLarge, test.Draws);
        var interval = new Interval(Scaled(chance.Low), Scaled(chance.High), chance.Level, $"Clopper-Pearson, {test.Draws} drawn models");
        write.Report(TestMetrics.TCalP, test.PValue, interval, count: sorted.Count,
            remark: $"Rarest at {test.Cells} cells, of {test.Scales} scales.");

        double Scaled(double one) => Math.Min(one * test.Scales, 1);
    }

    // Confidences said in words, or rounded: cells would mix them, and each has hits enough of its own.
    private void AddDiscrete(SortedPredictions sorted)
    {
        var test = DiscreteTest.Of(sorted);
        if (test.Confidences * FewestAlike > sorted.Count) return;
        write.Report(TestMetrics.TCalP, test.PValue, new Interval(test.PValue, test.PValue, 0.95, "known law"), "cells=confidences",
            $"Rarest at {test.Confidence:0.######}, of {test.Confidences} different confidences.");
    }

    private void AddChance(string metric, double? chance, string whyNot)
    {
        if (chance is { } value) write.Report(metric, value, new Interval(value, value, 0.95, "known law"));
        else write.NotComputed(metric, whyNot);
    }
}
