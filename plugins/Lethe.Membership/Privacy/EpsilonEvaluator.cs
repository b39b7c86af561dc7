using Lethe.Membership.Answers;

namespace Lethe.Membership.Privacy;

[Plugin("eval.epsilon", "Lower bounds of epsilon",
    Summary = "What an attack proves about the privacy of the forget set: the smallest epsilon that allows it, at 95%, from one model.",
    Paper = "Steinke, Nasr, Jagielski: Privacy Auditing with One (1) Training Run, NeurIPS 2023")]
public sealed class EpsilonEvaluator(EpsilonOptions options) : IEvaluator
{
    private const string Counted = "epsilon.clopper-pearson";
    private const string OneRun = "epsilon.one-run";
    private const int FewestPairs = 20;

    private const string Pairs =
        "Records of the forget set are paired at random with test records of their class. One half of the pairs chooses the attack (a threshold on the margin ln p - ln(1 - p), and which side of it is a member's), the other half is counted. "
        + "Valid where the forget set is a random draw from the law of the test records. A lower bound at 95%, not an estimate: 0 proves nothing.";

    public static Needs Needs => Needs.ForgetSet | Needs.ForgetLabels | Needs.TestData;

    public static IReadOnlyList<Metric> Metrics { get; } =
    [
        new(Counted, "Epsilon, lower bound from counts", Direction.Lower, "From exact intervals of members found and of false alarms, each end at 2.5%. " + Pairs)
        { Evidence = Evidence.Membership },
        new(OneRun, "Epsilon, lower bound from one run", Direction.Lower,
            "From how often the attack says rightly which of a pair is the member, each pair being a fair coin; how many pairs are guessed about is fixed beforehand. " + Pairs)
        { Evidence = Evidence.Membership },
    ];

    public void Evaluate(EvaluationJob job)
    {
        var (forget, test) = (job.Forget!, job.Data.Test);
        var fault = test is not { Count: > 0 } ? "The audit has no test records." : !forget.HasLabels || !test.HasLabels ? "The records carry no labels." : "";
        (double Member, double Other)[] pairs = fault.Length > 0 ? [] : MarginPairs(job, forget, test!);
        if (fault.Length == 0 && pairs.Length < FewestPairs) fault = $"There are {pairs.Length} pairs of a class in common; {FewestPairs} are needed.";
        if (pairs.Any(pair => double.IsNaN(pair.Member) || double.IsNaN(pair.Other))) fault = "Some of the subject's margins are not numbers.";
        if (fault.Length > 0)
        {
            foreach (var metric in Metrics) job.Report(Finding.NotComputed(metric.Id, fault));
            return;
        }
        var (choose, count) = (pairs[..(pairs.Length / 2)], pairs[(pairs.Length / 2)..]);
        var rule = ThresholdRule.Best(choose, options.Delta, job.Cancellation);
        Report(job, Counted, EpsilonBound.ClopperPearson(
            count.Count(pair => rule.Takes(pair.Member)), count.Length, count.Count(pair => rule.Takes(pair.Other)), count.Length, options.Delta), count.Length);
        var guesses = Math.Max(1, (int)(options.Guesses * count.Length));
        Report(job, OneRun, EpsilonBound.OneRun(count.Length, guesses, Right(count, guesses, rule, job.Random.Fork("coins")), options.Delta), count.Length);
    }

    private static (double, double)[] MarginPairs(EvaluationJob job, Split forget, Split test)
    {
        double[] own = Margins.Of(job.Logits, forget), others = Margins.Of(job.Logits, test);
        int[] Labels(Split split) => [.. Enumerable.Range(0, split.Count).Select(row => (int)split.Label(row))];
        return [.. ClassMatch.Pairs(Labels(forget), Labels(test), job.Random.Fork("pairs")).Select(pair => (own[pair.Member], others[pair.Other]))];
    }

    // Surest first; where both are alike a coin decides, as a guess would.
    private static int Right((double Member, double Other)[] pairs, int guesses, ThresholdRule rule, RandomStream coins) =>
        pairs.Select(pair => rule.Sign * (pair.Member - pair.Other)).OrderByDescending(Math.Abs).Take(guesses)
            .Count(lead => lead > 0 || (!(lead < 0) && coins.NextDouble() < 0.5));

    private static void Report(EvaluationJob job, string metric, double bound, int pairs) =>
        job.Report(new Finding { Metric = metric, Value = bound, N = pairs });
}
