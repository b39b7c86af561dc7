namespace Lethe.Membership.Attacks;

/// <summary>Logistic regression on the loss, each record judged by a fit that did not see it.</summary>
internal static class LogisticAttack
{
    private const int Folds = 10;

    public static Finding Accuracy(AttackSides sides, RandomStream random)
    {
        var each = Math.Min(sides.Whole.Members.Length, sides.Whole.NonMembers.Length);
        if (each < Folds) return Finding.NotComputed(MembershipMetrics.Accuracy, $"Ten folds need 10 members and 10 non-members; there are {each}.");
        var members = Some(sides.Whole.Members, each, random.Fork("members"), sides.Forget.Losses);
        var others = Some(sides.Whole.NonMembers, each, random.Fork("non-members"), sides.Test.Losses);
        var right = Enumerable.Range(0, Folds).Sum(fold => Right(members, others, fold));
        var interval = Proportion.Wilson(right, 2L * each);
        return new Finding
        {
            Metric = MembershipMetrics.Accuracy,
            Value = right / (2.0 * each),
            Low = interval.Low,
            High = interval.High,
            IntervalBy = interval.By,
            N = 2L * each,
            Reason = sides.Note,
        };
    }

    // In random order, so that folds are every tenth.
    private static double[] Some(int[] rows, int count, RandomStream random, double[] losses)
    {
        var own = (int[])rows.Clone();
        random.Shuffle(own.AsSpan());
        return [.. own[..count].Select(row => losses[row])];
    }

    private static int Right(double[] members, double[] others, int fold)
    {
        double[] Kept(double[] side) => [.. side.Where((_, i) => i % Folds != fold)];
        double[] inside = Kept(members), outside = Kept(others);
        var fit = LogisticFit.Of([.. inside, .. outside], [.. inside.Select(_ => true), .. outside.Select(_ => false)]);
        return members.Where((loss, i) => i % Folds == fold && fit.Odds(loss) > 0).Count() + others.Where((loss, i) => i % Folds == fold && fit.Odds(loss) <= 0).Count();
    }
}
