namespace Lethe.Calibration.Reports;

/// <summary>Numbers of all classes' probabilities, a class at a time: memory is that of one class.</summary>
internal sealed class ClassReport(FindingWriter write, RandomStream random)
{
    private static readonly (string Metric, string Part)[] Means =
    [
        (ClassMetrics.Classwise, ""), (ClassMetrics.Adaptive, ""), (ClassMetrics.Thresholded, ""), (ClassMetrics.Thresholded, "over=all"),
    ];

    // Probabilities looked at for the intervals: a thousand classes of fifty thousand records get fewer parts.
    private const double Affordable = 2e8;
    private const int FewestParts = 5;

    public void Add(ClassColumns columns)
    {
        var kept = Kept(columns);
        var sums = Array.ConvertAll(kept, _ => new double[Means.Length]);
        var points = Array.ConvertAll(kept, _ => new OperatingPointInconsistency());
        var (ofClass, isTrue) = (new double[columns.Count], new bool[columns.Count]);
        for (var k = 0; k < columns.Classes; k++)
        {
            columns.Fill(k, ofClass, isTrue);
            for (var set = 0; set < kept.Length; set++)
            {
                write.Job.Cancellation.ThrowIfCancellationRequested();
                var (own, truth) = (Array.ConvertAll(kept[set], row => ofClass[row]), Array.ConvertAll(kept[set], row => isTrue[row]));
                Add(own, truth, sums[set]);
                points[set].Add(own, truth);
            }
        }
        for (var metric = 0; metric < Means.Length; metric++) Report(metric, sums, columns.Classes);
        ReportPoints(points);
    }

    // All but one part each; the last set is the whole.
    private int[][] Kept(ClassColumns columns)
    {
        int[] all = [.. Enumerable.Range(0, columns.Count)];
        if (columns.Count < 2) return [all];
        var parts = (int)Math.Clamp(Affordable / ((double)columns.Count * columns.Classes), FewestParts, Jackknife.UsualParts);
        var partOf = Jackknife.Parts(columns.Count, random, parts);
        return [.. Enumerable.Range(0, partOf.Max() + 1).Select(part => Array.FindAll(all, row => partOf[row] != part)), all];
    }

    private static void Add(double[] ofClass, bool[] isTrue, double[] sums)
    {
        sums[0] += ExpectedCalibrationError.Of(ofClass, isTrue);
        sums[1] += ClasswiseError.Adaptive(ofClass, isTrue);
        sums[2] += ClasswiseError.Thresholded(ofClass, isTrue);
        sums[3] += ClasswiseError.Thresholded(ofClass, isTrue, overAll: true);
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
