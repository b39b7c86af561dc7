using Lethe.Membership.Answers;

namespace Lethe.Membership.Attacks;

/// <summary>A support vector classifier on the probability of the label, learned where membership is known.</summary>
internal static class ConfidenceAttack
{
    public static AttackOutcome Run(AttackSides sides, MembershipOptions options, EvaluationJob job)
    {
        var machine = Learn(sides.Retain, sides.Test, sides.Reference, options, job.Random.Fork("confidence"), job.Cancellation);
        return AttackOutcome.Of(
            MembershipMetrics.Confidence, "confidence",
            Decide(machine, sides.Forget, sides.Half.Members), Decide(machine, sides.Test, sides.Half.NonMembers));
    }

    /// <summary>The share of the forget set that passes for non-members.</summary>
    public static Finding Efficacy(AttackSides sides, MembershipOptions options, EvaluationJob job)
    {
        int[] all = [.. Enumerable.Range(0, sides.Test.Count)], forget = [.. Enumerable.Range(0, sides.Forget.Count)];
        var machine = Learn(sides.Retain, sides.Test, all, options, job.Random.Fork("efficacy"), job.Cancellation);
        var outside = Decide(machine, sides.Forget, forget).Count(score => score <= 0);
        var interval = Proportion.Wilson(outside, forget.Length);
        var isBlind = Decide(machine, sides.Test, all).Concat(Decide(machine, sides.Retain, [.. Enumerable.Range(0, sides.Retain.Count)]))
            .Select(score => score > 0).Distinct().Count() == 1;
        return new Finding
        {
            Metric = MembershipMetrics.Efficacy,
            Value = (double)outside / forget.Length,
            Low = interval.Low,
            High = interval.High,
            IntervalBy = interval.By,
            N = forget.Length,
            Reason = isBlind ? "Uninformative: the classifier takes all records, members and non-members, for the same." : "",
        };
    }

    private static KernelSvm Learn(
        RecordAnswers retain, RecordAnswers test, int[] outside, MembershipOptions options, RandomStream random, CancellationToken cancellation)
    {
        var each = Math.Min(options.TrainingRecords, Math.Min(retain.Count, outside.Length));
        double[] members = [.. random.Fork("members").Sample(retain.Count, each).Select(row => retain.Confidences[row])];
        double[] others = [.. random.Fork("non-members").Sample(outside.Length, each).Select(i => test.Confidences[outside[i]])];
        return KernelSvm.Of(members, others, options.Cost, cancellation);
    }

    private static double[] Decide(KernelSvm machine, RecordAnswers answers, int[] rows) =>
        machine.DecideRounded(rows.Select(row => answers.Confidences[row]));
}
