namespace Lethe.Calibration.Reports;

/// <summary>How well confidence tells right predictions from wrong ones; a monotone map of it changes none of them.</summary>
internal static class RankingMetrics
{
    public const string Auroc = "calibration.confidence_auroc";
    public const string Aurc = "calibration.aurc";
    public const string ExcessAurc = "calibration.eaurc";
    public const string Augrc = "calibration.augrc";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new(Auroc, "AUROC of confidence", Direction.Higher,
            "Chance that a right prediction has a higher confidence than a wrong one, ties counting half. Not defined where all are right or all wrong."),
        new(Aurc, "Area under risk-coverage", Direction.Lower,
            "Mean over all numbers of records of the share of errors among so many most confident ones; errors among records of one confidence "
            + "come at an even rate."),
        new(ExcessAurc, "Excess area under risk-coverage", Direction.Lower,
            "The same less what it would be if all errors had the lowest confidences."),
        new(Augrc, "Area under generalized risk", Direction.Lower,
            "Mean over all numbers of records of the errors among so many most confident ones, divided by all records (Traub et al. 2024)."),
    ];
}
