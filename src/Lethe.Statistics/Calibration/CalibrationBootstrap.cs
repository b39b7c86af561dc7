namespace Lethe.Statistics;

/// <summary>Many metrics of the same resampled predictions: drawing and sorting are paid for once.</summary>
public static class CalibrationBootstrap
{
    /// <summary>
    /// Pivotal intervals: calibration errors are biased upwards, and once more in every resample, which mirroring at the
    /// estimate corrects.
    /// </summary>
    /// <param name="metrics">Writes the numbers of some predictions, always as many.</param>
    /// <param name="estimates">The numbers of the predictions themselves.</param>
    public static Interval[] Pivotal(
        SortedPredictions predictions, Action<SortedPredictions, Span<double>> metrics, ReadOnlySpan<double> estimates,
        RandomStream random, int draws = ExpectedCalibrationError.DefaultDraws, double level = 0.95, CancellationToken cancellation = default)
    {
        var (times, sample) = (new int[predictions.Count], new double[predictions.Count]);
        var values = new double[estimates.Length][];
        for (var metric = 0; metric < values.Length; metric++) values[metric] = new double[draws];
        Span<double> found = new double[estimates.Length];
        for (var draw = 0; draw < draws; draw++)
        {
            cancellation.ThrowIfCancellationRequested();
            metrics(predictions.Resampled(random, times, sample), found);
            for (var metric = 0; metric < found.Length; metric++) values[metric][draw] = found[metric];
        }
        var intervals = new Interval[values.Length];
        for (var metric = 0; metric < values.Length; metric++) intervals[metric] = Bootstrap.Pivotal(estimates[metric], values[metric], level);
        return intervals;
    }
}
