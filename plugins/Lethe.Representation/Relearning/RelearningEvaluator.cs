namespace Lethe.Representation.Relearning;

[Plugin("eval.relearning", "Relearning",
    Summary = "Trains the model on the forget set again and sees how fast it comes back, beside models that never knew it: what was only hidden returns at once.",
    Paper = "Tarun, Chundawat, Mandal, Kankanhalli: Fast Yet Effective Machine Unlearning, 2021")]
public sealed class RelearningEvaluator(RelearningOptions options) : IEvaluator
{
    private const int Fewest = 10;

    public static Needs Needs => Needs.Training | Needs.Oracles | Needs.ForgetSet | Needs.ForgetLabels;

    public static IReadOnlyList<Metric> Metrics => RelearningMetrics.All;

    public void Evaluate(EvaluationJob job)
    {
        var forget = job.Forget!;
        if (job.Oracles.Count == 0) throw new ModelException("eval.relearning compares with oracles, and the audit has none.");
        job.Subject.Require(Capabilities.Train);
        if (forget.Count < Fewest || !forget.HasLabels)
        {
            var fault = forget.HasLabels ? $"The forget set has {forget.Count} records; {Fewest} are needed." : "The records of the forget set carry no labels.";
            foreach (var metric in Metrics) job.Report(Finding.NotComputed(metric.Id, fault));
            return;
        }
        var whole = Train(job, forget, forget, "relearn", 0);
        job.Show(RelearningPicture.Of(whole));
        Loss(job, whole, forget.Count);
        Relearn(job, whole, forget.Count);
        var taught = job.Random.Fork("share").Sample(forget.Count, Math.Clamp((int)Math.Round(options.Share * forget.Count), 1, forget.Count - 1));
        var rest = forget.Without("rest", taught);
        Piggyback(job, Train(job, forget.Subset("share", taught), rest, "piggyback", 1), rest.Count);
    }

    private RelearningCurves Train(EvaluationJob job, Split taught, Split asked, string what, int half)
    {
        var oracles = job.Oracles.Take(options.Oracles).ToArray();
        var done = half * (oracles.Length + 2);
        return new RelearningCurves(One(job.Subject.Copy), One(job.Original.Copy), [.. oracles.Select(oracle => One(oracle.Open))]);

        // The same batches for all, so that none is luckier.
        RelearningCurve One(Func<Subject> open)
        {
            job.Progress.Report(done++, 2 * (oracles.Length + 2), what);
            using var model = open();
            return RelearningCurve.Of(model, taught, asked, options, job, job.Random.Fork(what));
        }
    }

    private static void Loss(EvaluationJob job, RelearningCurves curves, int records)
    {
        double[] oracles = [.. curves.Oracles.Select(curve => curve.MeanLoss)];
        job.Report(Number(RelearningMetrics.Loss, curves.Subject.MeanLoss, records));
        job.Report(Number(RelearningMetrics.Loss, curves.Original.MeanLoss, records) with { Slice = RelearningMetrics.Original });
        job.Report(With(Mean.Student(oracles), oracles.Length, Number(RelearningMetrics.Loss, Mean.Of(oracles), records) with { Slice = RelearningMetrics.Oracles }));
    }

    private void Relearn(EvaluationJob job, RelearningCurves curves, int records)
    {
        var (loss, accuracy) = ((1 + options.LossMargin) * curves.Original.Losses[0], options.AccuracyShare * curves.Original.Accuracies[0]);
        var own = curves.Subject.StepsUntil(loss, accuracy);
        int?[] oracles = [.. curves.Oracles.Select(curve => curve.StepsUntil(loss, accuracy))];
        var late = $"Not relearned within {options.Steps} steps.";
        job.Report(own is { } steps ? Number(RelearningMetrics.Steps, steps, records) : Finding.NotComputed(RelearningMetrics.Steps, late));
        job.Report(Number(RelearningMetrics.Steps, 0, records) with { Slice = RelearningMetrics.Original });
        double[] known = [.. oracles.OfType<int>().Select(count => (double)count)];
        if (known.Length < oracles.Length)
        {
            var reason = $"{oracles.Length - known.Length} of {oracles.Length} oracles have not learned it within {options.Steps} steps.";
            job.Report(Finding.NotComputed(RelearningMetrics.Steps, reason, RelearningMetrics.Oracles));
            job.Report(Finding.NotComputed(RelearningMetrics.Ratio, reason));
            return;
        }
        job.Report(With(Mean.Student(known), oracles.Length, Number(RelearningMetrics.Steps, Mean.Of(known), records) with { Slice = RelearningMetrics.Oracles }));
        job.Report(own is null ? Finding.NotComputed(RelearningMetrics.Ratio, late)
            : Mean.Of(known) == 0 ? Finding.NotComputed(RelearningMetrics.Ratio, "The oracles know it without a step, so that there is nothing to relearn.")
            : Number(RelearningMetrics.Ratio, own.Value / Mean.Of(known), records));
    }

    private static void Piggyback(EvaluationJob job, RelearningCurves curves, int records)
    {
        double[] oracles = [.. curves.Oracles.Select(curve => curve.Accuracies[^1])];
        double own = curves.Subject.Accuracies[^1], original = curves.Original.Accuracies[^1], floor = Mean.Of(oracles);
        job.Report(Counted(own, records));
        job.Report(Counted(original, records) with { Slice = RelearningMetrics.Original });
        job.Report(With(Mean.Student(oracles), oracles.Length, Number(RelearningMetrics.Piggyback, floor, records) with { Slice = RelearningMetrics.Oracles }));
        job.Report(original - floor > 0.5 / records
            ? Number(RelearningMetrics.Normalised, (own - floor) / (original - floor), records)
            : Finding.NotComputed(RelearningMetrics.Normalised, "The original is no better than the oracles, so that there is nothing to tell."));
    }

    private static Finding Counted(double accuracy, int records)
    {
        var interval = Proportion.Wilson((long)Math.Round(accuracy * records), records);
        return Number(RelearningMetrics.Piggyback, accuracy, records) with { Low = interval.Low, High = interval.High, IntervalBy = interval.By };
    }

    private static Finding With(Interval? interval, int oracles, Finding finding) => interval is { } own
        ? finding with { Low = own.Low, High = own.High, IntervalBy = $"{own.By}, over {oracles} oracles" }
        : finding;

    private static Finding Number(string metric, double value, int records) => new() { Metric = metric, Value = value, N = records };
}
