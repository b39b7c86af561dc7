namespace Lethe.Calibration.Outliers;

internal static class OutlierMetrics
{
    public const string Auroc = "ood.auroc";
    public const string PrecisionInside = "ood.aupr_in";
    public const string PrecisionOutside = "ood.aupr_out";
    public const string FalseRate = "ood.fpr95";

    private const string Slices = " Slices: score=<msp, max-logit, energy, entropy, mahalanobis, relative-mahalanobis, neighbours>. The finding names the records outside.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new(Auroc, "AUROC of out-of-distribution detection", Direction.Higher,
            "Chance that a test record has a higher score of familiarity than a record from outside, ties counting half; interval DeLong." + Slices),
        new(PrecisionInside, "AUPR, inside", Direction.Higher,
            "Average precision in finding the test records from the highest score down, records of one score together; it depends on how many there are of "
            + "either kind. Interval from both kinds of records drawn again." + Slices) { IsDetail = true },
        new(PrecisionOutside, "AUPR, outside", Direction.Higher,
            "The same in finding the records from outside, from the lowest score up." + Slices) { IsDetail = true },
        new(FalseRate, "FPR at 95% TPR", Direction.Lower,
            "Share of records from outside whose score is no lower than the highest threshold that at least 95% of the test records reach, the "
            + "ceil(0.95 n)-th largest of their scores: never a nearby threshold that keeps fewer. Interval from both kinds of records drawn again." + Slices),
    ];
}
