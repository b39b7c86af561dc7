using Lethe.Membership.Answers;

namespace Lethe.Membership.Attacks;

[Plugin("eval.membership", "Membership attacks",
    Summary = "Asks simple attacks whether the forget set still looks like training data: loss, entropy, modified entropy, confidence and attack P, against test records of the same classes.",
    Paper = "Yeom and others, CSF 2018; Song and Mittal, USENIX Security 2021; Ye and others, CCS 2022")]
public sealed class MembershipEvaluator(MembershipOptions options) : IEvaluator
{
    private static readonly string[] Attacks =
    [
        MembershipMetrics.Loss, MembershipMetrics.Entropy, MembershipMetrics.ModifiedEntropy, MembershipMetrics.Confidence, MembershipMetrics.Population,
    ];

    public static Needs Needs => Needs.ForgetSet | Needs.ForgetLabels | Needs.RetainLabels | Needs.TestData;

    public static IReadOnlyList<Metric> Metrics => MembershipMetrics.All;

    public void Evaluate(EvaluationJob job)
    {
        var sides = AttackSides.Of(job);
        if (sides.Fault.Length > 0)
        {
            foreach (var finding in Attacks.SelectMany(attack => AttackOutcome.Excuses(attack, options.FalseRates, sides.Fault))) job.Report(finding);
            job.Report(Finding.NotComputed(MembershipMetrics.Efficacy, sides.Fault));
            job.Report(Finding.NotComputed(MembershipMetrics.Accuracy, sides.Fault));
            return;
        }
        var outcomes = new List<AttackOutcome>();
        foreach (var attack in Attacks)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            job.Progress.Report(outcomes.Count, Attacks.Length + 1, $"membership, {attack}");
            outcomes.Add(Run(attack, sides, job));
            foreach (var finding in outcomes[^1].Findings(options.FalseRates, sides.Note)) job.Report(finding);
        }
        job.Report(ConfidenceAttack.Efficacy(sides, options, job));
        job.Report(LogisticAttack.Accuracy(sides, job.Random.Fork("folds")));
        job.Show(RocCurves.Of(outcomes, "test records of the same classes"));
        job.Progress.Report(Attacks.Length + 1, Attacks.Length + 1, "membership");
    }

    private AttackOutcome Run(string attack, AttackSides sides, EvaluationJob job) => attack switch
    {
        MembershipMetrics.Loss => Threshold(attack, "loss", sides, answers => answers.Losses),
        MembershipMetrics.Entropy => Threshold(attack, "entropy", sides, answers => answers.Entropies),
        MembershipMetrics.ModifiedEntropy => Threshold(attack, "modified entropy", sides, answers => answers.ModifiedEntropies),
        MembershipMetrics.Confidence => ConfidenceAttack.Run(sides, options, job),
        _ => Population(attack, sides),
    };

    private static AttackOutcome Threshold(string id, string name, AttackSides sides, Func<RecordAnswers, double[]> feature)
    {
        double[] forget = feature(sides.Forget), test = feature(sides.Test);
        return AttackOutcome.Of(id, name, [.. sides.Whole.Members.Select(row => -forget[row])], [.. sides.Whole.NonMembers.Select(row => -test[row])]);
    }

    private static AttackOutcome Population(string id, AttackSides sides)
    {
        double[] losses = sides.Test.Losses;
        var population = sides.Reference.Select(row => losses[row]).ToArray();
        double[] Scores(IEnumerable<double> own) => [.. AttackP.Values([.. own], population).Select(value => -value)];
        return AttackOutcome.Of(
            id, "attack P", Scores(sides.Half.Members.Select(row => sides.Forget.Losses[row])), Scores(sides.Half.NonMembers.Select(row => losses[row])));
    }
}
