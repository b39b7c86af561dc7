namespace Lethe.Calibration.Reports;

/// <summary>Numbers of all classes' probabilities, a class at a time: memory is that of one class.</summary>
internal sealed class ClassReport(FindingWriter write, RandomStream random)
{
    private static readonly (string Metric, string Part)[] Means =
    [
        (ClassMetrics.Classwise, ""), (ClassMetrics.Adaptive, ""), (ClassMetrics.Thresholded, ""), (ClassMetrics.Thresholded, "over=all"),
    ];

    public void Add(ClassColumns columns)
    {
        // Of one record nothing can be left out.
        int[] partOf = columns.Count < 2 ? [-1] : Jackknife.Parts(columns.Count, random);
        // The last one is the whole; each of the others lacks a part.
        var parts = partOf.Max() + 1;
        var sums = new double[parts + 1][];
        var points = new OperatingPointInconsistency[parts + 1];
        for (var part = 0; part <= parts; part++) (sums[part], points[part]) = (new double[Means.Length], new OperatingPointInconsistency());
        var (ofClass, isTrue) = (new double[columns.Count], new bool[columns.Count]);
        for (var k = 0; k < columns.Classes; k++)
        {
            columns.Fill(k, ofClass, isTrue);
            for (var part = 0; part <= parts; part++) Add(part, partOf, ofClass, isTrue, sums[part], points[part]);
        }
        for (var metric = 0; metric < Means.Length; metric++) Report(metric, sums, columns.Classes);
        ReportPoints(points);
    }

    private void Add(int part, int[] partOf, double[] ofClass, bool[] isTrue, double[] sums, OperatingPointInconsistency points)
    {
        write.Job.Cancellation.ThrowIfCancellationRequested();
        int[] rows = [.. Enumerable.Range(0, partOf.Length).Where(row => partOf[row] != part)];
        var (own, truth) = (Array.ConvertAll(rows, row => ofClass[row]), Array.ConvertAll(rows, row => isTrue[row]));
        sums[0] += ExpectedCalibrationError.Of(own, truth);
        sums[1] += ClasswiseError.Adaptive(own, truth);
        sums[2] += ClasswiseError.Thresholded(own, truth);
        sums[3] += ClasswiseError.Thresholded(own, truth, overAll: true);
        points.Add(own, truth);
    }

    private void Report(int metric, double[][] sums, int classes)
    {
        var means = Array.ConvertAll(sums, one => one[metric] / classes);
        var interval = Jackknife.Of(means[^1], means.AsSpan(0, means.Length - 1));
        if (interval is { } one) interval = one with { Low = Math.Clamp(one.Low, 0, 1), High = Math.Clamp(one.High, 0, 1) };
        write.Report(Means[metric].Metric, means[^1], interval, Means[metric].Part);
        if (metric > 0) return;
        Interval? sum = interval is { } mean ? mean with { Low = mean.Low * classes, High = mean.High * classes } : null;
        write.Report(ClassMetrics.Classwise, means[^1] * classes, sum, "reduction=sum");
    }

    private void ReportPoints(OperatingPointInconsistency[] points)
    {
        if (points[^1].Value is not { } whole)
        {
            write.NotComputed(ClassMetrics.OperatingPoints, "Fewer than two classes have records.");
            return;
        }
        double[] without = [.. points.SkipLast(1).Select(one => one.Value ?? double.NaN)];
        var interval = without.All(double.IsFinite) ? Jackknife.Of(whole, without) : null;
        if (interval is { } one) interval = one with { Low = Math.Max(one.Low, 0) };
        write.Report(ClassMetrics.OperatingPoints, whole, interval);
    }
}
