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
    public void Add(string slice, Predictions predictions, int classes, string note = "")
    {
        var random = job.Random.Fork("intervals").Fork(slice);
        foreach (var bins in _bins) AddError(slice, predictions, bins, random.Fork("ece").Fork(bins), note);
        var cut = predictions.Clamped == 0 ? ""
            : $"Probabilities of the true class below {Predictions.LeastProbability} count as that, here {predictions.Clamped} of {predictions.Count}.";
        AddMean(CalibrationMetrics.Nll, slice, predictions.LogLoss, random.Fork("nll"), $"{note} {cut}".Trim());
        AddMean(CalibrationMetrics.Brier, slice, predictions.Brier, random.Fork("brier"), note);
    }

    private void AddError(string slice, Predictions predictions, int bins, RandomStream random, string note)
    {
        var usual = bins == ExpectedCalibrationError.UsualBins;
        var name = string.Join(", ", new[] { slice, usual ? "" : $"bins={bins}" }.Where(part => part.Length > 0));
        job.Progress.Report(0, 0, $"interval of {CalibrationMetrics.Ece} {name}".TrimEnd());
        var interval = ExpectedCalibrationError.Pivotal(
            predictions.Confidence, predictions.Correct, random.Fork("interval"), bins, draws: options.Draws, cancellation: job.Cancellation);
        var none = CalibrationNull.Of(
            predictions.Confidence, predictions.Correct, random.Fork("null"), bins, draws: options.Draws, cancellation: job.Cancellation);
        Report(CalibrationMetrics.Ece, name, none.Observed, interval, predictions.Count, note);
        job.Show(ReliabilityDiagram.Of(name, predictions, bins, none));
    }

    private void AddMean(string metric, string slice, double[] values, RandomStream random, string note)
    {
        var interval = Bootstrap.Of(values.Length, MeanOfRows, random, options.Draws);
        Report(metric, slice, Mean.Of(values), interval, values.Length, note);

        // Of a million records a thousand resamples take a while: cancelled between two of them.
        double MeanOfRows(int[] rows)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            var sum = 0.0;
            foreach (var row in rows) sum += values[row];
            return sum / rows.Length;
        }
    }

    private void Report(string metric, string slice, double value, Interval interval, int count, string note) => job.Report(new Finding
    {
        Metric = metric,
        Value = value,
        Low = interval.Low,
        High = interval.High,
        Level = interval.Level,
        IntervalBy = interval.By,
        N = count,
        Slice = slice,
        Reason = note,
    });
}
