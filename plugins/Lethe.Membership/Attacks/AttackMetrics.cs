namespace Lethe.Membership.Attacks;

/// <summary>The metrics that every attack reports, and how their slices are written.</summary>
internal static class AttackMetrics
{
    public static string Auc(string attack) => $"mia.{attack}.auc";

    public static string TwoSided(string attack) => $"mia.{attack}.two-sided";

    public static string Tpr(string attack) => $"mia.{attack}.tpr";

    public static string Slice(double falseRate) => FormattableString.Invariant($"fpr={falseRate}");

    /// <param name="score">What it scores a record by, and what is told from what: a sentence or two.</param>
    public static IEnumerable<Metric> Of(string attack, string name, string score) =>
    [
        new(Auc(attack), $"AUC of {name}", Direction.Half, $"{score} The chance that a member scores above a non-member, ties counting half; DeLong's interval on log odds.")
        { Evidence = Evidence.Membership },
        new(TwoSided(attack), $"Distance of {name} from guessing", Direction.Lower,
            $"The distance of {Auc(attack)} from one half, whichever way: forgetting too much gives a record away as well. {score}") { Evidence = Evidence.Membership },
        new(Tpr(attack), $"Members found by {name}", Direction.LikeOracle,
            $"{score} The share of members found at a fixed rate of false alarms, by the lowest threshold that keeps it; exact interval. "
            + $"Slice fpr=RATE; not computed with fewer than {RateAtFalseRate.FewestFalseAlarms} expected false alarms.") { Evidence = Evidence.Membership },
    ];
}
