namespace Lethe.Calibration.Reports;

/// <summary>Numbers of the predicted class's confidence that need no bins.</summary>
internal static class BinFreeMetrics
{
    public const string Overconfidence = "calibration.overconfidence";
    public const string KolmogorovSmirnov = "calibration.ks";
    public const string Kuiper = "calibration.kuiper";
    public const string Smooth = "calibration.smooth_ece";
    public const string Kernel = "calibration.kernel_ece";
    public const string MeanEmbedding = "calibration.mmce";
    public const string Miscalibration = "calibration.corp_miscalibration";
    public const string Discrimination = "calibration.corp_discrimination";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new(Overconfidence, "Overconfidence", Direction.Neutral, "Mean confidence less accuracy: above 0 the model claims too much on the whole."),
        new(KolmogorovSmirnov, "KS calibration error", Direction.Lower,
            "Farthest distance from 0 of the running sum of confidence less correctness in order of confidence, divided by the records and looked "
            + "at only after all records of one confidence (Gupta et al. 2021)."),
        new(Kuiper, "Kuiper calibration error", Direction.Lower,
            "Distance of the highest from the lowest point of the same running sum, 0 among them."),
        new(Smooth, "Smooth ECE", Direction.Lower,
            "Integral of the absolute value of confidence less correctness, smoothed by a Gaussian reflected at 0 and 1, at the width that equals "
            + "the integral (Blasiok and Nakkiran 2024); exact kernel, mass at 1 counting whole. as=relplot in the slice: as that package computes it, where mass at 0 and 1 counts half."),
        new(Kernel, "Kernel ECE", Direction.Lower,
            "Mean distance of confidence from a beta-kernel estimate of accuracy there, the record itself left out (Popordanoska et al. 2022). "
            + "Bandwidth by leave-one-out likelihood on at most 1,000 records, the estimate on at most 5,000, both drawn at random. as=triweight in the slice: from densities by mirrored triweight kernels (Zhang et al. 2020), on all records."),
        new(MeanEmbedding, "MMCE", Direction.Lower,
            "Maximum mean calibration error: root of the mean over all pairs of records, each with itself among them, of the product of their "
            + "confidence less correctness and exp(-distance of confidences / 0.4)."),
        new(Miscalibration, "CORP miscalibration", Direction.Lower,
            "What the squared error of confidence against correctness loses against the isotonic regression on the same records (Dimitriadis et al. 2021)."),
        new(Discrimination, "CORP discrimination", Direction.Higher,
            "What that regression gains over always claiming the accuracy. Squared error = miscalibration - discrimination + calibration.uncertainty."),
    ];
}
