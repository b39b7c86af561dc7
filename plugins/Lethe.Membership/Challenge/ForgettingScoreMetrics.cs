namespace Lethe.Membership.Challenge;

/// <summary>What eval.forgetting-score may report.</summary>
internal static class ForgettingScoreMetrics
{
    public const string Score = "forgetting.score";
    public const string Quality = "forgetting.quality";
    public const string Ceiling = "forgetting.ceiling";
    public const string Half = "models=half";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new(Score, "Forgetting score", Direction.Higher,
            "The score of the 2023 NeurIPS challenge: forgetting.quality times the ratio of the unlearned models' mean accuracy to the oracles' on the retain set, times the same on the test split.")
        { Evidence = Evidence.Membership },
        new(Quality, "Forgetting quality", Direction.Higher,
            "The mean over records of the forget set of points for an epsilon: 1 below a half, half as much for each further half, 0 beyond ceil(ln(N - 1)). Epsilon is the largest over thresholds and intervals that tell the margins of N unlearnings of the original from those of N oracles, delta 1e-5. Slice models=half: with half the models.")
        { Evidence = Evidence.Membership },
        new(Ceiling, "What retraining scores", Direction.Neutral,
            "forgetting.quality of one half of the oracles against the other half: about 0.2, not 1, because epsilon is the largest of many noisy ones. Compares with slice models=half."),
    ];
}
