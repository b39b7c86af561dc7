namespace Lethe.Calibration.Reports;

/// <summary>Numbers of every class's probability.</summary>
internal static class ClassMetrics
{
    public const string Classwise = "calibration.classwise_ece";
    public const string Adaptive = "calibration.ace";
    public const string Thresholded = "calibration.tace";
    public const string OperatingPoints = "calibration.opis";

    public const string Entropy = "calibration.entropy";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new(Classwise, "Classwise ECE", Direction.Lower,
            "Mean over classes of the distance of the class's probability from how often it is the true one, over 15 bins of equal width "
            + "weighted by records: the static calibration error. reduction=sum in the slice: the sum over classes."),
        new(Adaptive, "Adaptive calibration error", Direction.Lower,
            "The same mean over 15 ranges of equally many records of each class (Nixon et al. 2019)."),
        new(Thresholded, "Thresholded adaptive calibration error", Direction.Lower,
            "The same after dropping probabilities below 0.001, ranges weighted by what is retained of the class; a class that retains nothing "
            + "counts 0. over=all in the slice: weighted by all records."),
        new(OperatingPoints, "Operating-point inconsistency", Direction.Lower,
            "Variance over classes of the harmonic mean of the share of the class's records at or above a threshold on its probability and of the "
            + "others' below, averaged over the thresholds (j + 1/2) / 256 (after Zhang et al. 2024, who measure distances)."),
        new(Entropy, "Mean entropy", Direction.Neutral,
            "Mean over the test split of the entropy of all classes' probabilities: how undecided the model is, rightly or not.", "nat"),
    ];
}
