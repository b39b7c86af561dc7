using Lethe.Membership.Attacks;

namespace Lethe.Membership.Unlearned;

/// <summary>What eval.u-lira may report.</summary>
internal static class ULiraMetrics
{
    public const string Auc = "mia.u-lira.auc";
    public const string TwoSided = "mia.u-lira.two-sided";
    public const string Accuracy = "mia.u-lira.accuracy";
    public const string Tpr = "mia.u-lira.tpr";

    /// <summary>Non-members are models that saw nothing and unlearned nothing.</summary>
    public const string NeverUnlearned = "against=never-unlearned";

    private const string Game =
        "Shadows unlearn those records of the forget set that they saw; the attack tells them from shadows that never saw a record (and unlearned others), "
        + "by the ratio of two normal densities fitted to the margins of all other shadows. Slice against=never-unlearned: from shadows before any unlearning, which shows marks of the method itself as well. ";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new(Auc, "AUC of U-LiRA", Direction.Half, Game + "The mean over shadows of the chance that an unlearned record scores above one never seen; Student's interval over shadows.")
        { Evidence = Evidence.Membership },
        new(TwoSided, "Distance of U-LiRA from guessing", Direction.Lower, Game + $"The distance of {Auc} from one half.") { Evidence = Evidence.Membership },
        new(Accuracy, "Balanced accuracy of U-LiRA", Direction.Half,
            Game + "The mean over shadows of the mean of two shares: unlearned records with a ratio above 1, and others with a ratio of at most 1; Student's interval.")
        { Evidence = Evidence.Membership },
        new(Tpr, "Unlearned records found by U-LiRA", Direction.LikeOracle,
            Game + "The mean over shadows of the share of unlearned records found at a rate of false alarms over all shadows; Student's interval. "
            + "Slice fpr=RATE (after against=, where there is one); not computed with fewer than 10 expected false alarms.") { Evidence = Evidence.Membership },
    ];

    public static string Slice(string against, double falseRate) =>
        against.Length == 0 ? AttackMetrics.Slice(falseRate) : $"{against}, {AttackMetrics.Slice(falseRate)}";
}
