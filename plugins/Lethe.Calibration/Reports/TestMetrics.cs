namespace Lethe.Calibration.Reports;

/// <summary>Whether a calibrated model would show as much: chances, near 0 where it would not.</summary>
internal static class TestMetrics
{
    public const string EceP = "calibration.ece_p";
    public const string SpiegelhalterZ = "calibration.spiegelhalter_z";
    public const string SpiegelhalterP = "calibration.spiegelhalter_p";
    public const string KolmogorovSmirnovP = "calibration.ks_p";
    public const string KuiperP = "calibration.kuiper_p";
    public const string TCalP = "calibration.tcal_p";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new(EceP, "ECE, chance under calibration", Direction.Higher,
            "Chance that a model with these confidences and right as often as it claims shows at least this calibration.ece, from drawn "
            + "models, the model itself counting as one. The interval is the exact one of the draws. Slices as of calibration.ece."),
        new(SpiegelhalterZ, "Spiegelhalter's z", Direction.Neutral,
            "Squared error of confidence against correctness less its mean under calibration, in standard deviations: above 0 too sure, below "
            + "not sure enough. The interval is 1.96 to both sides."),
        new(SpiegelhalterP, "Spiegelhalter's test", Direction.Higher, "Two-sided chance of such a z under calibration. From a law that is exact for many records, so that the interval has no width."),
        new(KolmogorovSmirnovP, "KS test of calibration", Direction.Higher,
            "Chance of such a calibration.ks under calibration, from Brownian motion. From a law that is exact for many records, so that the interval has no width."),
        new(KuiperP, "Kuiper's test of calibration", Direction.Higher,
            "Chance of such a calibration.kuiper under calibration, from the range of Brownian motion. From a law that is exact for many records, so that the interval has no width."),
        new(TCalP, "T-Cal", Direction.Higher,
            "Adaptive test of calibration (Lee et al. 2023): at 2, 4, 8, ... cells the debiased squared error is compared with drawn models; the "
            + "least chance times the number of scales, at most 1. The interval is the exact one of the draws. On at most 10,000 records drawn at random. cells=confidences in the slice, where there are "
            + "ten records or more for each different confidence: each confidence by itself in an exact two-sided binomial test, the least chance times their number."),
    ];
}
