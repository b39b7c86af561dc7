namespace Lethe.Calibration.Conformal;

internal static class ConformalMetrics
{
    public const string Coverage = "conformal.coverage";
    public const string Chance = "conformal.coverage_p";
    public const string Size = "conformal.size";
    public const string MedianSize = "conformal.size_median";
    public const string Empty = "conformal.empty";
    public const string Singleton = "conformal.singleton";
    public const string SingletonAccuracy = "conformal.singleton_accuracy";
    public const string Gap = "conformal.covgap";
    public const string WorstClass = "conformal.worst_class";
    public const string Strata = "conformal.sscv";
    public const string Threshold = "conformal.threshold";
    public const string RobustCoverage = "conformal.robust_coverage";
    public const string RobustSize = "conformal.robust_size";
    public const string CertifiedCoverage = "conformal.certified_coverage";

    private const string Slices = " Slices: score=<lac, aps, raps>, alpha=<share that may be missed>, by=<classes, clusters> where there is not one threshold for all.";

    private const string RobustSlices = " Slices as of conformal.coverage, with eps=<length>; correction=none takes means over the noisy copies for the truth.";

    /// <summary>Of the sets of one score, level and kind of threshold.</summary>
    public static IReadOnlyList<Metric> OfSets { get; } =
    [
        new(Coverage, "Coverage of conformal sets", Direction.Neutral,
            "Share of test records whose set holds the right class. Sets hold the classes whose score is no higher than the "
            + "ceil((n + 1)(1 - alpha))-th smallest of n calibration records, which are the validation split or a random half of the test split. "
            + "It is 1 - alpha by construction, less what chance does; interval Clopper-Pearson." + Slices),
        new(Chance, "Coverage, chance under exchangeability", Direction.Higher,
            "Two-sided chance of a coverage as far out as this one when calibration and test records are exchangeable, by the beta-binomial "
            + "law. From a known law, so that the interval has no width; not corrected for the number of slices." + Slices),
        new(Size, "Size of conformal sets", Direction.Lower, "Mean number of classes in a set; interval Student." + Slices),
        new(MedianSize, "Median size of conformal sets", Direction.Lower, "Median number of classes in a set; interval from order statistics." + Slices),
        new(Empty, "Empty conformal sets", Direction.Lower, "Share of records whose set holds no class; interval Clopper-Pearson." + Slices),
        new(Singleton, "Conformal sets of one class", Direction.Higher, "Share of records whose set holds one class: a decision; interval Clopper-Pearson." + Slices),
        new(SingletonAccuracy, "Accuracy of conformal sets of one class", Direction.Higher, "Share of those sets that hold the right class; interval Clopper-Pearson." + Slices),
        new(Gap, "Class coverage gap", Direction.Lower,
            "Mean over classes that occur in the test records of the distance of their coverage from 1 - alpha (CovGap; Ding et al. 2023); interval jackknife." + Slices),
        new(WorstClass, "Coverage of the worst class", Direction.Higher,
            "Least coverage of any class; the class is named in the finding. Interval Clopper-Pearson of that class, which does not allow for its having been chosen." + Slices),
        new(Strata, "Size-stratified coverage violation", Direction.Lower,
            "Greatest distance of coverage from 1 - alpha over the set sizes 0-1, 2-3, 4-6, 7-10, 11-100, 101-1000 and more (SSCV; Angelopoulos et al. 2021); "
            + "records=30 in the slice: of strata with that many. Interval jackknife." + Slices),
        new(Threshold, "Conformal threshold", Direction.Neutral, "The threshold on scores, the same for every class; without an interval, as it is what was calibrated." + Slices),
    ];

    public static IReadOnlyList<Metric> Robust { get; } =
    [
        new(RobustCoverage, "Coverage of robust conformal sets", Direction.Neutral,
            "Share of unchanged test records whose robust set holds the right class. These sets, from scores averaged over Gaussian noise (Gendler "
            + "et al. 2022), keep a coverage of 1 - alpha for every change of the input up to eps; interval Clopper-Pearson." + RobustSlices),
        new(RobustSize, "Size of robust conformal sets", Direction.Lower, "Mean number of classes in a robust set; interval Student." + RobustSlices),
        new(CertifiedCoverage, "Certified coverage of smoothed sets", Direction.Higher,
            "Coverage that is certain for every change of the input up to eps when the threshold of the unchanged records is kept: the share of "
            + "calibration records, one more counted, whose score cannot rise above it. Means over the noisy copies are taken for the truth; interval Clopper-Pearson." + RobustSlices),
    ];

    public static IReadOnlyList<Metric> All { get; } = [.. OfSets, .. Robust];
}
