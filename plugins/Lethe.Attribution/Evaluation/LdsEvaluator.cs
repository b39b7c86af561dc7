using static TorchSharp.torch;

namespace Lethe.Attribution.Evaluation;

[Plugin("eval.lds", "Linear datamodelling score",
    Summary = "How well an attribution foretells which models, trained on random shares of the records, are surer of a test record than others.",
    Paper = "Park, Georgiev, Ilyas, Leclerc, Madry: TRAK: Attributing Model Behavior at Scale, ICML 2023")]
public sealed class LdsEvaluator(LdsOptions options) : IEvaluator
{
    private const string Score = "lds.mean";

    public static Needs Needs => Needs.Shadows | Needs.TestData | Needs.TrainingData;

    // It is the attribution that is measured.
    public static bool OnOracles => false;

    public static bool IsAboutForgetting => false;

    public static IReadOnlyList<Metric> Metrics { get; } =
    [
        new(Score, "Linear datamodelling score", Direction.Higher,
            "Spearman's correlation, over held-out models, between a test record's margin and the sum of the scores of the training records that each model saw; "
            + "the mean over test records. 1: it foretells their order; 0: it foretells nothing. Below 1 also for true effects, because training is noisy. "
            + "Records on which the correlation is not defined are left out and counted. 95% interval by a bootstrap over test records, for the models as they are."),
    ];

    public void Evaluate(EvaluationJob job)
    {
        using var scope = NewDisposeScope();
        var shadows = job.Shadows.Take(options.Shadows).ToArray();
        var held = (int)Math.Round(options.HeldOut * shadows.Length);
        if (held < 3 || shadows.Length - held < 3) throw new ModelException($"{shadows.Length} shadows are too few to learn from some and hold others against it.");
        var test = job.Data.Test!;
        var rows = job.Random.Fork("targets").Sample(test.Count, Math.Min(options.Targets, test.Count));
        var targets = test.Subset("targets", rows);
        var scores = job.Plugins.Create<IAttribution>(options.Attribution).Attribute(Job(job, targets, shadows[held..]));
        var correlations = LdsScore.Of(scores, Job(job, targets, shadows[..held]));
        var known = correlations.OfType<double>().ToArray();
        if (known.Length == 0)
        {
            job.Report(Finding.NotComputed(Score, "No test record has scores and margins that differ between models."));
            return;
        }
        var interval = known.Length > 1 ? Bootstrap.Mean(known, job.Random.Fork("bootstrap"), options.Draws) : default(Interval?);
        job.Report(new Finding
        {
            Metric = Score,
            Value = Mean.Of(known),
            Low = interval?.Low,
            High = interval?.High,
            IntervalBy = interval?.By ?? "",
            N = known.Length,
            Reason = known.Length < rows.Length ? $"On {rows.Length - known.Length} records it is not defined." : "",
        });
    }

    private static AttributionJob Job(EvaluationJob job, Split targets, IReadOnlyList<ShadowModel> shadows) => new()
    {
        Subject = job.Subject,
        Train = job.Data.Train,
        Targets = targets,
        Shadows = shadows,
        Device = job.Device,
        Random = job.Random.Fork("attribution"),
        Progress = job.Progress,
        Cancellation = job.Cancellation,
    };
}
