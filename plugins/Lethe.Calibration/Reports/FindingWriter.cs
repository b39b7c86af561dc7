namespace Lethe.Calibration.Reports;

/// <summary>Findings of one set of predictions.</summary>
/// <param name="Slice">What was done to the predictions; empty: nothing.</param>
/// <param name="Note">What a reader of the numbers has to know.</param>
internal sealed record FindingWriter(EvaluationJob Job, string Slice, int Count, string Note)
{
    /// <param name="interval">Null where none can be given.</param>
    public void Report(string metric, double value, Interval? interval, string part = "", string remark = "", int? count = null) => Job.Report(new Finding
    {
        Metric = metric,
        Value = value,
        // Errors are biased upwards, and what corrects for that may end below them: then it reaches up to the value.
        Low = interval is { } low ? Math.Min(low.Low, value) : null,
        High = interval is { } high ? Math.Max(high.High, value) : null,
        Level = interval?.Level ?? 0.95,
        IntervalBy = interval?.By ?? "",
        N = count ?? Count,
        Slice = Name(part),
        Reason = $"{Note} {remark}".Trim(),
    });

    public void NotComputed(string metric, string why, string part = "") => Job.Report(Finding.NotComputed(metric, why, Name(part)));

    /// <summary>The slice with a parameter of the metric.</summary>
    public string Name(string part) => string.Join(", ", new[] { Slice, part }.Where(one => one.Length > 0));
}
