using Lethe.Evaluation.Scores;
using static TorchSharp.torch;

namespace Lethe.Evaluation.Utility;

[Plugin("eval.utility", "Accuracy and loss",
    Summary = "Accuracy and mean loss on the forget set, the retain set and the test split, whole and class by class, with intervals.")]
public sealed class UtilityEvaluator(UtilityOptions options) : IEvaluator
{
    // An audit without a forget set is served too, so that neither the set nor its labels are asked for.
    public static Needs Needs => Needs.RetainLabels;

    public static bool IsSeeded => false;

    public static IReadOnlyList<Metric> Metrics => UtilityMetrics.All;

    public void Evaluate(EvaluationJob job)
    {
        var parts = AuditPart.Of(job);
        for (var i = 0; i < parts.Count; i++)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            if (parts[i].Reason.Length == 0) Measure(job, parts[i]);
            else if (parts[i].Name != AuditPart.Forget || job.Forget is not null) Excuse(job, parts[i]);
            job.Progress.Report(i + 1, parts.Count, $"accuracy and loss, {parts[i].Name}");
        }
    }

    private void Measure(EvaluationJob job, AuditPart part)
    {
        using var scope = NewDisposeScope();
        var scores = RecordScores.Of(job.Logits(part.Records!), part.Records!);
        Report(job, part, scores, "");
        if (options.PerClass)
        {
            foreach (var rows in scores.RowsByClass()) Report(job, part, scores.Only([.. rows]), $"class={job.Data.ClassNames[rows.Key]}");
        }
        if (part.Name != AuditPart.Retain && Confusion.Of(scores, job.Data, part) is { } matrix) job.Show(matrix);
    }

    private static void Report(EvaluationJob job, AuditPart part, RecordScores scores, string slice)
    {
        var right = scores.CountCorrect();
        var interval = Proportion.Wilson(right, scores.Count);
        job.Report(new Finding
        {
            Metric = UtilityMetrics.AccuracyOf(part.Name),
            Value = (double)right / scores.Count,
            Low = interval.Low,
            High = interval.High,
            IntervalBy = interval.By,
            N = scores.Count,
            Slice = slice,
        });
        job.Report(Loss(part, scores, slice));
    }

    private static Finding Loss(AuditPart part, RecordScores scores, string slice)
    {
        var metric = UtilityMetrics.LossOf(part.Name);
        if (scores.CountLost() is > 0 and var lost)
            return Finding.NotComputed(metric, $"{lost} of {scores.Count} records have a loss that is not a finite number.", slice);
        var interval = Mean.Student(scores.Losses);
        return new Finding
        {
            Metric = metric,
            Value = Mean.Of(scores.Losses),
            Low = interval?.Low,
            High = interval?.High,
            IntervalBy = interval?.By ?? "",
            N = scores.Count,
            Slice = slice,
        };
    }

    private static void Excuse(EvaluationJob job, AuditPart part)
    {
        job.Report(Finding.NotComputed(UtilityMetrics.AccuracyOf(part.Name), part.Reason));
        job.Report(Finding.NotComputed(UtilityMetrics.LossOf(part.Name), part.Reason));
    }
}
