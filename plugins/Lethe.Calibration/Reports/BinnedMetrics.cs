namespace Lethe.Calibration.Reports;

/// <summary>Numbers of the predicted class's confidence over bins.</summary>
internal static class BinnedMetrics
{
    public const string EqualMass = "calibration.ece_equal_mass";
    public const string Debiased = "calibration.ece_debiased";
    public const string DebiasedSquare = "calibration.squared_debiased";
    public const string Sweep = "calibration.ece_sweep";
    public const string Greatest = "calibration.mce";
    public const string Unweighted = "calibration.ace_unweighted";
    public const string RootMeanSquare = "calibration.rmsce";
    public const string TopLabel = "calibration.top_label_ece";
    public const string Reliability = "calibration.reliability";
    public const string Resolution = "calibration.resolution";
    public const string Uncertainty = "calibration.uncertainty";

    private const string Murphy = ", a part of the squared error of confidence against correctness (Murphy), over 15 bins of equal width.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new(EqualMass, "ECE, equal mass", Direction.Lower,
            "As calibration.ece over 15 bins of equally many records; records of one confidence that an edge falls among are right in equal "
            + "shares on both sides."),
        new(Debiased, "ECE, debiased", Direction.Lower,
            "Twice the error over 15 equal-mass bins minus its mean for models with the observed accuracies, in the normal approximation and in "
            + "closed form. At times below 0."),
        new(DebiasedSquare, "Squared error, debiased", Direction.Lower,
            "Squared gap over 15 equal-mass bins weighted by records, less the variance of each bin's accuracy (Kumar et al. 2019); bins of one "
            + "record are left out. At times below 0."),
        new(Sweep, "ECE sweep", Direction.Lower,
            "Root of the mean squared gap over the most equal-mass bins with which accuracy still rises from bin to bin (Roelofs et al. 2022). "
            + "The reason says how many bins these are."),
        new(Greatest, "Maximum calibration error", Direction.Lower,
            "Greatest gap among 15 bins of equal width. records=30 in the slice: among bins of at least 30 records."),
        new(Unweighted, "Mean gap of bins", Direction.Lower, "Mean gap over the occupied of 15 bins of equal width, each bin counting alike."),
        new(RootMeanSquare, "Root mean square calibration error", Direction.Lower,
            "Root of the squared gap over 15 bins of equal width weighted by records."),
        new(TopLabel, "Top-label ECE", Direction.Lower,
            "Expected calibration error over 15 bins of equal width within each predicted class, weighted by its records (Gupta and Ramdas 2022)."),
        new(Reliability, "Brier reliability", Direction.Lower, "How far confidence is from accuracy" + Murphy),
        new(Resolution, "Brier resolution", Direction.Higher, "How far the bins' accuracies are from the whole one" + Murphy),
        new(Uncertainty, "Brier uncertainty", Direction.Neutral, "The variance of correctness" + Murphy),
    ];
}
