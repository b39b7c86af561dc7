namespace Lethe.Calibration.Reports;

internal static class CalibrationMetrics
{
    public const string Ece = "calibration.ece";
    public const string Nll = "calibration.nll";
    public const string Brier = "calibration.brier";

    private const string Slices = " Slices: after=<recalibrator> is the same after recalibration, with the part it was fitted on in "
        + "the finding; after=none is the model as it is, on the records that those are scored on where these are not the whole test split.";

    public static IReadOnlyList<Metric> All { get; } =
        [.. Own.Concat(Details).Select(metric => metric with { Definition = metric.Definition + Slices })];

    private static IEnumerable<Metric> Details => BinnedMetrics.All.Concat(BinFreeMetrics.All).Concat(ClassMetrics.All)
        .Concat(RankingMetrics.All).Concat(TestMetrics.All).Select(metric => metric with { IsDetail = true });

    private static IEnumerable<Metric> Own =>
    [
        new(Ece, "Expected calibration error", Direction.Lower,
            "Mean distance of the confidence of the predicted class from its accuracy on the test split, over 15 bins of equal width "
            + "[low, high), each weighted by its records; bins=<number> in the slice means another number of bins. Biased upwards; the "
            + "interval (pivotal bootstrap over records) corrects for that and ends at the value where it would lie below it."),
        new(Nll, "Negative log likelihood", Direction.Lower,
            "Mean of minus the natural logarithm of the true class's probability on the test split, computed from logits; where only "
            + "probabilities are at hand they count as no less than 1e-12.", "nat"),
        new(Brier, "Brier score", Direction.Lower,
            "Mean over the test split of the squared distance of the probabilities from the truth, summed over the classes: from 0 to 2."),
    ];
}
