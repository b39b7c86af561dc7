namespace Lethe.Membership.Attacks;

/// <summary>What eval.membership may report.</summary>
internal static class MembershipMetrics
{
    public const string Loss = "loss";
    public const string Entropy = "entropy";
    public const string ModifiedEntropy = "modified-entropy";
    public const string Confidence = "confidence";
    public const string Population = "attack-p";

    public const string Efficacy = "mia.confidence.efficacy";
    public const string Accuracy = "mia.logistic.accuracy";

    private const string Sides = " Members are the records of the forget set, non-members test records drawn in the same mix of classes.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        .. AttackMetrics.Of(Loss, "the loss attack", "Scores a record by minus its cross-entropy." + Sides),
        .. AttackMetrics.Of(Entropy, "the entropy attack", "Scores a record by minus the entropy of its probabilities; knows no labels." + Sides),
        .. AttackMetrics.Of(ModifiedEntropy, "the modified entropy attack",
            "Scores a record by (1 - p_y) ln p_y + the sum over other classes of p_j ln(1 - p_j)." + Sides),
        .. AttackMetrics.Of(Confidence, "the confidence attack",
            "Scores a record by a support vector classifier (Gaussian kernel, gamma 1) on the probability of its label, learned from retain records against one half of the test records, used on the other half." + Sides),
        .. AttackMetrics.Of(Population, "attack P",
            "Scores a record by minus the share of one half of the test records whose loss is as low; non-members are of the other half." + Sides),
        new(Efficacy, "Forget records taken for non-members", Direction.LikeOracle,
            "MIA-efficacy: the share of the forget set that a support vector classifier (Gaussian kernel, gamma 1) on the probability of the label takes for non-members, learned from equally many retain and test records; Wilson's interval. Not 1 for a retrained model either.")
        { Evidence = Evidence.Membership },
        new(Accuracy, "Accuracy of the logistic attack", Direction.Half,
            "The share of equally many members and non-members that logistic regression on the cross-entropy tells apart, each record by a fit on nine tenths without it; Wilson's interval." + Sides)
        { Evidence = Evidence.Membership },
    ];
}
