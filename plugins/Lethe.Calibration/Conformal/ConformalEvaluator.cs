using Lethe.Calibration.Reports;
using static TorchSharp.torch;

namespace Lethe.Calibration.Conformal;

[Plugin("eval.conformal", "Conformal prediction", Summary = "Sets of classes that hold the right one as often as is promised, whatever the model: how large "
    + "they have to be, whom they fail, and whether records that should be alike are.",
    Paper = "Vovk et al., Algorithmic Learning in a Random World, 2005; Romano et al., NeurIPS 2020; Angelopoulos et al., ICLR 2021; Ding et al., NeurIPS 2023; Gendler et al., ICLR 2022")]
public sealed class ConformalEvaluator(ConformalOptions options) : IEvaluator
{
    public static Needs Needs => Needs.TestData;

    public static bool IsAboutForgetting => false;

    public static IReadOnlyList<Metric> Metrics => ConformalMetrics.All;

    public void Evaluate(EvaluationJob job)
    {
        using var scope = NewDisposeScope();
        var (test, fault) = LabelledLogits.Of(job, job.Data.Test, options.Outputs);
        var (parts, why) = test is null ? (null, fault) : RecalibrationParts.Of(job, test, options.Outputs);
        if (parts is null)
        {
            foreach (var metric in options.Epsilon.Count > 0 ? ConformalMetrics.All : ConformalMetrics.OfSets) job.Report(Finding.NotComputed(metric.Id, why));
            return;
        }
        var own = new ConformalParts(parts, options, job.Random.Fork("u"));
        foreach (var alpha in options.Alpha.Distinct()) Add(job, own, alpha);
        if (options.Epsilon.Count > 0) new RobustSets(job, options, own).Add();
    }

    private void Add(EvaluationJob job, ConformalParts parts, double alpha)
    {
        var scores = options.Scores.Distinct().ToArray();
        var laws = scores.Length * options.Alpha.Distinct().Count();
        var made = new List<CalibratedSets>();
        foreach (var kind in scores)
        {
            job.Progress.Report(made.Count, scores.Length, $"conformal sets, {kind.ToString().ToLowerInvariant()}, alpha={alpha}");
            made.AddRange(CalibratedSets.Of(kind, alpha, options, parts, job.Random.Fork("sets").Fork($"{alpha}"), job.Cancellation));
        }
        foreach (var one in made) new SetReport(job, one, laws, job.Random.Fork("intervals")).Add();
        if (made.Count == 0) return;
        job.Show(ConformalExhibits.Sizes(made, parts.Classes));
        job.Show(ConformalExhibits.ByClass(made, job.Data.ClassNames));
        job.Show(ConformalExhibits.BySize(made));
    }
}
