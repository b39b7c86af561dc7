using Lethe.Robustness.Attacks;
using Lethe.Robustness.Reports;
using static TorchSharp.torch;

namespace Lethe.Robustness;

[Plugin("eval.pgd", "Projected gradient descent", Summary = "Does the model hold when each number of an input may be moved a little? "
    + "Accuracy on test records under an attack that follows the gradient, from several random starts.",
    Paper = "Madry et al., Towards Deep Learning Models Resistant to Adversarial Attacks, ICLR 2018")]
public sealed class PgdEvaluator(PgdOptions options) : IEvaluator
{
    public static Needs Needs => Needs.InputGradients | Needs.TestData;

    public static bool IsAboutForgetting => false;

    public static bool OnOracles => false;

    public static IReadOnlyList<Metric> Metrics => [RobustnessReport.Accuracy];

    public void Evaluate(EvaluationJob job)
    {
        job.Subject.Require(Capabilities.InputGradients);
        using var scope = NewDisposeScope();
        double[] epsilons = [.. options.Epsilons.Distinct().Order()];
        var report = new RobustnessReport(job);
        var (records, fault) = ChosenRecords.Of(job, options.Records);
        if (records is null)
        {
            foreach (var epsilon in epsilons.Prepend(0)) report.NotComputed(epsilon, fault);
            return;
        }
        var run = new AttackRun(job, options, records);
        report.Add(0, records.Right.Count(right => right), records.Count, "");
        foreach (var epsilon in epsilons)
        {
            var held = run.Attack(epsilon);
            if (held is { } count) report.Add(epsilon, count, records.Count, run.Signs.Remark);
            else report.NotComputed(epsilon, "The budget ended before the attack did.");
        }
        report.Show(run);
    }
}
