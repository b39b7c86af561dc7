using Lethe.Membership.Answers;
using Score = Lethe.Statistics.ForgettingScore;

namespace Lethe.Membership.Challenge;

[Plugin("eval.forgetting-score", "Forgetting score of the NeurIPS challenge",
    Summary = "Unlearns the original many times and scores how little the answers differ from those of oracles, beside what oracles score against each other.",
    Paper = "Triantafillou and others: Are We Making Progress in Unlearning? Findings from the First NeurIPS Unlearning Competition, 2024")]
public sealed class ForgettingScoreEvaluator(ForgettingScoreOptions options) : IEvaluator
{
    private const int Fewest = 8;

    public static Needs Needs => Needs.Oracles | Needs.ForgetSet | Needs.ForgetLabels | Needs.RetainLabels | Needs.TestData;

    public static bool OnOracles => false;

    public static IReadOnlyList<Metric> Metrics => ForgettingScoreMetrics.All;

    public void Evaluate(EvaluationJob job)
    {
        var count = Math.Min(options.Models, job.Oracles.Count);
        if (count < Fewest) throw new ModelException($"eval.forgetting-score compares with at least {Fewest} oracles; there are {job.Oracles.Count}.");
        if (FaultOf(job) is { Length: > 0 } fault)
        {
            foreach (var metric in Metrics) job.Report(Finding.NotComputed(metric.Id, fault));
            return;
        }
        var some = job.Forget!.Count <= options.Records ? job.Forget : job.Forget.Subset("forget", job.Random.Fork("records").Sample(job.Forget.Count, options.Records));
        var (unlearned, oracles) = (new List<ModelAnswers>(), new List<ModelAnswers>());
        for (var i = 0; i < count; i++)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            unlearned.Add(Unlearn(job, some, i, unlearned));
            oracles.Add(ModelAnswers.Of(job.Oracles[i].Logits, some, job.Retain, job.Data.Test!));
            job.Progress.Report(i + 1, count, "unlearnings of the original against oracles");
        }
        Judge(job, unlearned, oracles);
    }

    private static void Judge(EvaluationJob job, List<ModelAnswers> unlearned, List<ModelAnswers> oracles)
    {
        double[][] own = [.. unlearned.Select(model => model.Forget)], others = [.. oracles.Select(model => model.Forget)];
        string[] faults = [Margins.Fault(own, "the unlearned models'"), Margins.Fault(others, "the oracles'")];
        if (Array.Find(faults, fault => fault.Length > 0) is { } fault)
        {
            foreach (var metric in Metrics) job.Report(Finding.NotComputed(metric.Id, fault));
            return;
        }
        var quality = Score.PointsOf(own, others, job.Cancellation);
        var ratios = Ratio(unlearned, oracles, model => model.Retain) * Ratio(unlearned, oracles, model => model.Test);
        job.Report(Mean(ForgettingScoreMetrics.Quality, quality, ""));
        job.Report(double.IsFinite(ratios)
            ? new Finding { Metric = ForgettingScoreMetrics.Score, Value = Statistics.Mean.Of(quality) * ratios, N = quality.Length }
            : Finding.NotComputed(ForgettingScoreMetrics.Score, "The oracles have nothing right on the retain set or the test split."));
        var half = own.Length / 2;
        job.Report(Mean(ForgettingScoreMetrics.Quality, Score.PointsOf(own[..half], others[half..(2 * half)], job.Cancellation), ForgettingScoreMetrics.Half));
        job.Report(Mean(ForgettingScoreMetrics.Ceiling, Score.PointsOf(others[..half], others[half..(2 * half)], job.Cancellation), ""));
    }

    // Without a method there is one model and nothing to repeat: as often as oracles, the same.
    private static ModelAnswers Unlearn(EvaluationJob job, Split forget, int number, List<ModelAnswers> before)
    {
        if (job.Unlearning is null) return before.Count > 0 ? before[0] : ModelAnswers.Of(job.Logits, forget, job.Retain, job.Data.Test!);
        using var model = job.Unlearning.Run(job.Original, job.Forget!, job.Retain, job.Random.Fork("unlearn").Fork(number));
        return ModelAnswers.Of(model, forget, job);
    }

    private static string FaultOf(EvaluationJob job) => job switch
    {
        { Forget.Count: 0 } => "The forget set has no records.",
        { Data.Test: not { Count: > 0 } } => "The audit has no test records.",
        { Retain.Count: 0 } => "The retain set has no records.",
        { Forget.HasLabels: false } or { Retain.HasLabels: false } or { Data.Test.HasLabels: false } => "The records carry no labels.",
        _ => "",
    };

    private static double Ratio(List<ModelAnswers> unlearned, List<ModelAnswers> oracles, Func<ModelAnswers, double> accuracy) =>
        unlearned.Average(accuracy) / oracles.Average(accuracy);

    private static Finding Mean(string metric, double[] points, string slice)
    {
        var interval = Statistics.Mean.Student(points);
        return new Finding
        {
            Metric = metric,
            Value = Statistics.Mean.Of(points),
            Low = interval?.Low,
            High = interval?.High,
            IntervalBy = interval is { } own ? $"{own.By}, over records" : "",
            N = points.Length,
            Slice = slice,
        };
    }
}
