namespace Lethe.Calibration.Reports;

/// <summary>Numbers whose interval comes from leaving out parts of the records: copies would spoil them or they take long.</summary>
internal sealed class LeaveOutReport(FindingWriter write, CalibrationOptions options, RandomStream random)
{
    private const int MostForKernel = 5000;
    private const int MostForBandwidth = 1000;

    public void Add(Predictions predictions, int classes)
    {
        var parts = Jackknife.Parts(predictions.Count, random.Fork("parts"));
        Add(BinFreeMetrics.Smooth, predictions, parts, some => SmoothCalibrationError.Of(some.Confidence, some.Correct).AtItsOwnWidth());
        Add(BinnedMetrics.TopLabel, predictions, parts, some => TopLabelError.Of(some.Confidence, some.Correct, some.Predicted, classes));
        AddKernel(predictions);
        if (options.AsOthers) AddAsOthers(predictions, parts);
    }

    private void AddAsOthers(Predictions predictions, int[] parts)
    {
        Add(BinFreeMetrics.Smooth, predictions, parts, some => HalvedMirrorError.Of(some.Confidence, some.Correct), "as=relplot");
        if (TriweightError.Of(predictions.Confidence, predictions.Correct) is null)
            write.NotComputed(BinFreeMetrics.Kernel, "The right predictions are all as sure as each other, which leaves no bandwidth.", "as=triweight");
        else Add(BinFreeMetrics.Kernel, predictions, parts, some => TriweightError.Of(some.Confidence, some.Correct) ?? double.NaN, "as=triweight");
    }

    private void Add(string metric, Predictions predictions, int[] parts, Func<Predictions, double> number, string part = "")
    {
        var without = new double[parts.Length < 2 ? 0 : parts.Max() + 1];
        for (var left = 0; left < without.Length; left++)
        {
            write.Job.Cancellation.ThrowIfCancellationRequested();
            without[left] = number(predictions.Subset([.. Enumerable.Range(0, parts.Length).Where(row => parts[row] != left)]));
        }
        var value = number(predictions);
        // Without some records there may be no number: then there is no interval.
        write.Report(metric, value, without.All(double.IsFinite) ? Within(Jackknife.Of(value, without)) : null, part);
    }

    private void AddKernel(Predictions predictions)
    {
        if (predictions.Count < 2)
        {
            write.NotComputed(BinFreeMetrics.Kernel, "A record that is left out needs others.");
            return;
        }
        var some = Sample(predictions, MostForKernel, random.Fork("kernel"));
        var bandwidth = KernelDensityError.BestBandwidth(Sample(predictions, MostForBandwidth, random.Fork("bandwidth")).Confidence, write.Job.Cancellation);
        var parts = Jackknife.Parts(some.Count, random.Fork("kernel parts"));
        // With two or three records nothing may be left when one is left out of the others.
        var error = KernelDensityError.Of(some.Confidence, some.Correct, bandwidth, some.Count > 3 ? parts : default, write.Job.Cancellation);
        var interval = error.Parts.All(double.IsFinite) ? Jackknife.Of(error.Value, [.. error.Parts]) : null;
        write.Report(BinFreeMetrics.Kernel, error.Value, Within(interval), remark: $"Bandwidth {bandwidth:0.######}.", count: some.Count);
    }

    private static Predictions Sample(Predictions predictions, int most, RandomStream random) =>
        predictions.Count <= most ? predictions : predictions.Subset(random.Sample(predictions.Count, most));

    private static Interval? Within(Interval? interval) =>
        interval is { } one ? one with { Low = Math.Clamp(one.Low, 0, 1), High = Math.Clamp(one.High, 0, 1) } : null;
}
