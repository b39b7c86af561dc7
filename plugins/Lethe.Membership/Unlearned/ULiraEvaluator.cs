namespace Lethe.Membership.Unlearned;

[Plugin("eval.u-lira", "Likelihood-ratio attack on unlearning (U-LiRA)",
    Summary = "Repeats the unlearning on many shadows and attacks each with the others: can models that unlearned a record be told from models that never saw it?",
    Paper = "Hayes, Shumailov, Triantafillou, Khalifa, Papernot: Inexact Unlearning Needs More Careful Evaluations, 2024")]
public sealed class ULiraEvaluator(ULiraOptions options) : IEvaluator
{
    private const int FewestShadows = 6;

    public static Needs Needs => Needs.Shadows | Needs.ForgetSet | Needs.ForgetLabels | Needs.RetainLabels;

    // It judges the method; a model that nothing was unlearned from has none.
    public static bool OnOracles => false;

    public static IReadOnlyList<Metric> Metrics => ULiraMetrics.All;

    public void Evaluate(EvaluationJob job)
    {
        if (job.Shadows.Count < FewestShadows) throw new ModelException($"eval.u-lira needs at least {FewestShadows} shadows; there are {job.Shadows.Count}.");
        var models = ULiraModels.Of(job, options.Shadows);
        Attack(job, models, models.Unlearned, "");
        Attack(job, models, models.Plain, ULiraMetrics.NeverUnlearned);
    }

    private void Attack(EvaluationJob job, ULiraModels models, double[][] outside, string against)
    {
        var targets = models.Fault.Length > 0 ? [] : ULiraTarget.All(models, outside, options, job.Cancellation);
        if (targets.Count < 2)
        {
            var reason = models.Fault.Length > 0 ? models.Fault
                : $"No record has {options.Fewest} other shadows on either side; take more shadows.";
            Excuse(job, against, reason);
            return;
        }
        var auc = Over(ULiraMetrics.Auc, against, targets, target => Auc.Of(target.Members, target.Others).Value);
        job.Report(auc);
        var two = new Auc(auc.Value!.Value, new Interval(auc.Low!.Value, auc.High!.Value, auc.Level, auc.IntervalBy), 0, 0).TwoSided;
        job.Report(auc with { Metric = ULiraMetrics.TwoSided, Value = two.Value, Low = two.Interval!.Value.Low, High = two.Interval!.Value.High });
        job.Report(Over(ULiraMetrics.Accuracy, against, targets,
            target => (Share(target.Members, score => score > 0) + Share(target.Others, score => score <= 0)) / 2));
        var roc = Roc.Of([.. targets.SelectMany(target => target.Members)], [.. targets.SelectMany(target => target.Others)]);
        foreach (var falseRate in options.FalseRates.Distinct()) job.Report(Rate(roc, targets, against, falseRate));
    }

    private static Finding Rate(Roc roc, IReadOnlyList<ULiraTarget> targets, string against, double falseRate)
    {
        var slice = ULiraMetrics.Slice(against, falseRate);
        if (!roc.RateAt(falseRate).IsResolved)
            return Finding.NotComputed(
                ULiraMetrics.Tpr, $"{roc.NonMembers} answers of non-members resolve no rate of false alarms below {RateAtFalseRate.LowestOf(roc.NonMembers):0.####}.", slice);
        var threshold = roc.At(falseRate).Threshold;
        return Over(ULiraMetrics.Tpr, slice, targets, target => Share(target.Members, score => score >= threshold));
    }

    // Shadows are independent of each other, the records of one are not.
    private static Finding Over(string metric, string slice, IReadOnlyList<ULiraTarget> targets, Func<ULiraTarget, double> measure)
    {
        double[] values = [.. targets.Select(measure)];
        var interval = Mean.Student(values)!.Value;
        return new Finding
        {
            Metric = metric,
            Value = Mean.Of(values),
            Low = interval.Low,
            High = interval.High,
            IntervalBy = $"{interval.By}, over {values.Length} shadows",
            N = targets.Sum(target => target.Members.Length),
            Slice = slice,
        };
    }

    private void Excuse(EvaluationJob job, string against, string reason)
    {
        foreach (var metric in new[] { ULiraMetrics.Auc, ULiraMetrics.TwoSided, ULiraMetrics.Accuracy }) job.Report(Finding.NotComputed(metric, reason, against));
        foreach (var falseRate in options.FalseRates.Distinct())
            job.Report(Finding.NotComputed(ULiraMetrics.Tpr, reason, ULiraMetrics.Slice(against, falseRate)));
    }

    private static double Share(double[] scores, Func<double, bool> holds) => scores.Count(holds) / (double)scores.Length;
}
