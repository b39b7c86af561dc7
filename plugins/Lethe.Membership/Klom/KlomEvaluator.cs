using KlomOf = Lethe.Statistics.Klom;

namespace Lethe.Membership.Klom;

[Plugin("eval.klom", "KL divergence of margins",
    Summary = "Unlearns many models like the subject and compares their answers, record by record, with those of as many oracles: indistinguishable from retraining, or not.",
    Paper = "Georgiev, Rinberg, Park, Garg, Ilyas, Madry, Neel: Attribute-to-Delete, ICLR 2025")]
public sealed class KlomEvaluator(KlomOptions options) : IEvaluator
{
    private const int Fewest = 4;
    private const int Draws = 500;

    public static Needs Needs => Needs.Oracles | Needs.Shadows | Needs.ForgetSet | Needs.ForgetLabels | Needs.RetainLabels;

    public static bool OnOracles => false;

    public static IReadOnlyList<Metric> Metrics => KlomMetrics.All;

    public void Evaluate(EvaluationJob job)
    {
        var count = Math.Min(options.Models, Math.Min(job.Oracles.Count, job.Shadows.Count));
        if (count < Fewest) throw new ModelException($"eval.klom compares at least {Fewest} models with as many oracles; there are {job.Shadows.Count} and {job.Oracles.Count}.");
        var models = KlomModels.Of(job, options, count);
        var scores = new List<(string Part, double[] Scores)>();
        foreach (var part in models)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            if (part.Fault.Length > 0) Excuse(job, part.Name, part.Fault);
            else scores.Add((part.Name, Measure(job, part)));
        }
        if (scores.Count > 0) job.Show(KlomCurves.Of(scores));
    }

    private double[] Measure(EvaluationJob job, KlomModels part)
    {
        var headline = KlomScores.Of(part.Unlearned, part.Oracles, KlomOf.Of);
        Summarise(job, part, headline, "");
        Summarise(job, part, KlomScores.Of(part.Oracles, part.Unlearned, KlomOf.Of), "direction=reverse");
        Summarise(job, part, KlomScores.Of(part.Unlearned, part.Oracles, KlomOf.Robust), "bins=robust");
        Summarise(job, part, KlomScores.Of(part.Unlearned, part.Oracles, KlomOf.Gaussian), "bins=gaussian");
        foreach (var summary in KlomMetrics.Summaries.Where(one => one.Id is "mean" or "p95")) Halves(job, part, summary);
        job.Report(new Finding
        {
            Metric = KlomMetrics.PValue,
            Value = KlomScores.PermutationP(
                part.Unlearned, part.Oracles, KlomOf.Of, job.Random.Fork("relabel").Fork(part.Name), options.Relabellings, job.Cancellation),
            N = part.Records,
            Slice = KlomMetrics.Slice(part.Name),
        });
        return headline;
    }

    private static void Summarise(EvaluationJob job, KlomModels part, double[] scores, string slice)
    {
        foreach (var summary in KlomMetrics.Summaries)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            var value = summary.Of(scores);
            var drawn = slice.Length > 0 ? default : Bootstrap.Of(
                scores.Length, rows => summary.Of(Array.ConvertAll(rows, row => scores[row])), job.Random.Fork("records").Fork(part.Name).Fork(summary.Id), Draws);
            job.Report(new Finding
            {
                Metric = KlomMetrics.Of(part.Name, summary.Id),
                Value = value,
                Low = slice.Length > 0 ? null : Math.Min(value, drawn.Low),
                High = slice.Length > 0 ? null : Math.Max(value, drawn.High),
                IntervalBy = slice.Length > 0 ? "" : $"{drawn.By}, over records",
                N = part.Records,
                Slice = slice,
            });
        }
    }

    private static void Halves(EvaluationJob job, KlomModels part, (string Id, string Words, Func<double[], double> Of) summary)
    {
        var (floor, own) = KlomScores.AtHalf(
            part.Unlearned, part.Oracles, KlomOf.Of, summary.Of, job.Random.Fork("halves").Fork(part.Name), job.Cancellation);
        var slice = KlomMetrics.Slice(part.Name, summary.Id);
        job.Report(new Finding { Metric = KlomMetrics.NoiseFloor, Value = floor, N = part.Records, Slice = slice });
        job.Report(new Finding { Metric = KlomMetrics.Excess, Value = own - floor, N = part.Records, Slice = slice });
    }

    private static void Excuse(EvaluationJob job, string part, string reason)
    {
        foreach (var summary in KlomMetrics.Summaries) job.Report(Finding.NotComputed(KlomMetrics.Of(part, summary.Id), reason));
        job.Report(Finding.NotComputed(KlomMetrics.PValue, reason, KlomMetrics.Slice(part)));
    }
}
