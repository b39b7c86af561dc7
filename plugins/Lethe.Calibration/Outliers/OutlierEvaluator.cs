using Lethe.Calibration.Reports;
using static TorchSharp.torch;

namespace Lethe.Calibration.Outliers;

[Plugin("eval.ood", "Out-of-distribution detection", Summary = "Does the model notice what it was not made for? How well scores of familiarity tell the test "
    + "records from others: another dataset, or the same records with noise.",
    Paper = "Hendrycks and Gimpel, ICLR 2017; Lee et al., NeurIPS 2018; Liu et al., NeurIPS 2020; Ren et al., 2021; Sun et al., ICML 2022")]
public sealed class OutlierEvaluator(OutlierOptions options) : IEvaluator
{
    public static Needs Needs => Needs.TestData;

    public static bool IsAboutForgetting => false;

    public static IReadOnlyList<Metric> Metrics => OutlierMetrics.All;

    public void Evaluate(EvaluationJob job)
    {
        using var scope = NewDisposeScope();
        var kinds = options.Scores.Distinct().ToArray();
        var inside = Outsiders.Some(job.Data.Test!, options.Records, job.Random.Fork("inside"));
        var withFeatures = kinds.Any(kind => kind.IsOfFeatures()) && KnownFeatures.Fault(job) is null;
        var own = Answers.Of(job, inside, withFeatures, "test records");
        var fault = own.Fault(options.Outputs);
        var (outside, why) = fault is null ? Outsiders.Of(job, options, inside, withFeatures) : (null, fault);
        if (outside is not null) why = outside.Answers.Fault(options.Outputs) is { } other ? $"Records from outside, {outside.Words}: {other}" : "";
        if (outside is not null && why.Length == 0) Add(job, kinds, own, outside);
        else foreach (var kind in kinds) NotComputed(job, kind, why);
    }

    private void Add(EvaluationJob job, FamiliarityKind[] kinds, Answers own, Outsiders outside)
    {
        var scores = new OutlierScores(job, options, own, outside);
        var curves = new List<CurveSeries>();
        foreach (var kind in kinds)
        {
            job.Progress.Report(Array.IndexOf(kinds, kind), kinds.Length, $"out-of-distribution detection, {kind.Word()}");
            var (inner, outer, fault) = scores.Of(kind);
            if (fault is not null)
            {
                NotComputed(job, kind, fault);
                continue;
            }
            var write = new FindingWriter(job, Slice(kind), inner.Length + outer.Length,
                $"{inner.Length} test records against {outer.Length} from outside: {outside.Words}.");
            Report(write, inner, outer, job.Random.Fork("intervals").Fork(kind.Word()));
            curves.Add(OutlierExhibits.Curve(kind.Word(), inner, outer));
            job.Show(OutlierExhibits.Histogram(kind.Word(), inner, outer));
        }
        if (curves.Count > 0) job.Show(OutlierExhibits.Roc(curves, outside.Words));
    }

    private void Report(FindingWriter write, double[] inside, double[] outside, RandomStream random)
    {
        var (auc, separated) = (Auc.Of(inside, outside), SeparatedScores.Of(inside, outside));
        var (ofInside, ofOutside, ofRate) = separated.Intervals(random, options.Draws, cancellation: write.Job.Cancellation);
        write.Report(OutlierMetrics.Auroc, auc.Value, auc.Interval);
        write.Report(OutlierMetrics.PrecisionInside, separated.PrecisionInside, ofInside);
        write.Report(OutlierMetrics.PrecisionOutside, separated.PrecisionOutside, ofOutside);
        write.Report(OutlierMetrics.FalseRate, separated.FalseRate(), ofRate, remark: $"At the threshold {separated.Threshold():0.######}.");
    }

    private static void NotComputed(EvaluationJob job, FamiliarityKind kind, string why)
    {
        foreach (var metric in OutlierMetrics.All) job.Report(Finding.NotComputed(metric.Id, why, Slice(kind)));
    }

    private static string Slice(FamiliarityKind kind) => $"score={kind.Word()}";
}
