namespace Lethe.Calibration.Reports;

/// <summary>The findings and the diagrams of one set of predictions.</summary>
internal sealed class CalibrationReport(EvaluationJob job, CalibrationOptions options)
{
    private readonly int[] _bins = [ExpectedCalibrationError.UsualBins, .. options.Bins.Distinct().Where(bins => bins != ExpectedCalibrationError.UsualBins)];

    public void NotComputed(string why, string slice)
    {
        foreach (var metric in CalibrationMetrics.All) job.Report(Finding.NotComputed(metric.Id, why, slice));
    }

    /// <param name="slice">What was done to the predictions; empty: nothing.</param>
    /// <param name="note">What a reader of the numbers has to know.</param>
    public void Add(string slice, LabelledLogits rows, Predictions predictions, string note = "")
    {
        var random = job.Random.Fork("intervals").Fork(slice);
        var write = new FindingWriter(job, slice, predictions.Count, note);
        foreach (var bins in _bins) AddError(write, predictions, bins, random.Fork("ece").Fork(bins));
        var cut = predictions.Clamped == 0 ? ""
            : $"Probabilities of the true class below {PredictionScores.LeastProbability} count as that, here {predictions.Clamped} of {predictions.Count}.";
        AddMean(write, CalibrationMetrics.Nll, predictions.LogLoss, random.Fork("nll"), cut);
        AddMean(write, CalibrationMetrics.Brier, predictions.Brier, random.Fork("brier"), "");
        AddMean(write, ClassMetrics.Entropy, predictions.Entropies, random.Fork("entropy"), "");
        var sorted = SortedPredictions.Of(predictions.Confidence, predictions.Correct);
        new SortedReport(write, options, random.Fork("sorted")).Add(sorted);
        new LeaveOutReport(write, options, random.Fork("leave-out")).Add(predictions, rows.Classes);
        new TestReport(write, options, random.Fork("tests")).Add(sorted, predictions);
        using var classes = new ClassColumns(rows);
        new ClassReport(write, random.Fork("classes")).Add(classes);
        job.Show(CalibrationExhibits.Confidences(write, predictions));
        if (rows.Classes > 1) job.Show(CalibrationExhibits.Entropies(write, predictions, rows.Classes));
        job.Show(CalibrationExhibits.RiskAgainstCoverage(write, sorted));
        job.Show(CalibrationExhibits.AgainstBins(write, BinSweep.Of(sorted).With(classes.Sorted(job.Cancellation))));
    }

    private void AddError(FindingWriter write, Predictions predictions, int bins, RandomStream random)
    {
        var part = bins == ExpectedCalibrationError.UsualBins ? "" : $"bins={bins}";
        job.Progress.Report(0, 0, $"interval of {CalibrationMetrics.Ece} {write.Name(part)}".TrimEnd());
        var interval = ExpectedCalibrationError.Pivotal(
            predictions.Confidence, predictions.Correct, random.Fork("interval"), bins, draws: options.Draws, cancellation: job.Cancellation);
        var none = CalibrationNull.Of(
            predictions.Confidence, predictions.Correct, random.Fork("null"), bins, draws: options.Draws, cancellation: job.Cancellation);
        write.Report(CalibrationMetrics.Ece, none.Observed, interval, part);
        var asLarge = (long)Math.Round(none.PValue * (none.Draws + 1)) - 1;
        write.Report(TestMetrics.EceP, none.PValue, Proportion.Exact(asLarge, none.Draws) with { By = $"Clopper-Pearson, {none.Draws} drawn models" }, part);
        job.Show(ReliabilityDiagram.Of(write.Name(part), predictions, bins, none));
    }

    private void AddMean(FindingWriter write, string metric, double[] values, RandomStream random, string remark)
    {
        write.Report(metric, Mean.Of(values), Bootstrap.Of(values.Length, MeanOfRows, random, options.Draws), remark: remark);

        // Of a million records a thousand resamples take a while: cancelled between two of them.
        double MeanOfRows(int[] rows)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            var sum = 0.0;
            foreach (var row in rows) sum += values[row];
            return sum / rows.Length;
        }
    }
}
