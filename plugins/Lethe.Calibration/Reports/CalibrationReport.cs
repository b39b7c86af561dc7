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
        if (predictions.Clamped > 0) note = $"{note} {predictions.Clamped} probabilities below {Predictions.LeastProbability} count as that.".Trim();
        foreach (var bins in _bins) AddError(slice, predictions, bins, random.Fork("ece").Fork(bins), note);
        AddMean(CalibrationMetrics.Nll, slice, predictions.LogLoss, random.Fork("nll"), note);
        AddMean(CalibrationMetrics.Brier, slice, predictions.Brier, random.Fork("brier"), note);
    }

    private void AddError(string slice, Predictions predictions, int bins, RandomStream random, string note)
    {
        var usual = bins == ExpectedCalibrationError.UsualBins;
        var name = string.Join(", ", new[] { slice, usual ? "" : $"bins={bins}" }.Where(part => part.Length > 0));
        job.Progress.Log($"{CalibrationMetrics.Ece} {name}".TrimEnd());
        var interval = ExpectedCalibrationError.Pivotal(
            predictions.Confidence, predictions.Correct, random.Fork("interval"), bins, draws: options.Draws, cancellation: job.Cancellation);
        var none = CalibrationNull.Of(
            predictions.Confidence, predictions.Correct, random.Fork("null"), bins, draws: options.Draws, cancellation: job.Cancellation);
        Report(CalibrationMetrics.Ece, name, none.Observed, interval, predictions.Count, note);
        job.Show(ReliabilityDiagram.Of(name, predictions, bins, none));
    }

    private void AddMean(string metric, string slice, double[] values, RandomStream random, string note)
    {
        job.Cancellation.ThrowIfCancellationRequested();
        Report(metric, slice, Mean.Of(values), Bootstrap.Mean(values, random, options.Draws), values.Length, note);
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
