namespace Lethe.Calibration.Reports;

/// <summary>What is read off the sorted predictions: one sort, and one set of resamples for all intervals.</summary>
internal sealed class SortedReport(FindingWriter write, CalibrationOptions options, RandomStream random)
{
    private const int Enough = 30;
    private const int Bins = ExpectedCalibrationError.UsualBins;

    // Metric, part of the slice, least and greatest value; in the order in which Fill writes them.
    private static readonly (string Metric, string Part, double Low, double High)[] Numbers =
    [
        (BinnedMetrics.EqualMass, "", 0, 1),
        (BinnedMetrics.Debiased, "", -1, 1),
        (BinnedMetrics.DebiasedSquare, "", -1, 1),
        (BinnedMetrics.Sweep, "", 0, 1),
        (BinnedMetrics.Greatest, "", 0, 1),
        (BinnedMetrics.Greatest, "records=30", 0, 1),
        (BinnedMetrics.Unweighted, "", 0, 1),
        (BinnedMetrics.RootMeanSquare, "", 0, 1),
        (BinnedMetrics.Reliability, "", 0, 1),
        (BinnedMetrics.Resolution, "", 0, 0.25),
        (BinnedMetrics.Uncertainty, "", 0, 0.25),
        (BinFreeMetrics.Overconfidence, "", -1, 1),
        (BinFreeMetrics.KolmogorovSmirnov, "", 0, 1),
        (BinFreeMetrics.Kuiper, "", 0, 1),
        (BinFreeMetrics.MeanEmbedding, "", 0, 1),
        (BinFreeMetrics.Miscalibration, "", 0, 1),
        (BinFreeMetrics.Discrimination, "", 0, 0.25),
        (RankingMetrics.Aurc, "", 0, 1),
        (RankingMetrics.ExcessAurc, "", 0, 1),
        (RankingMetrics.Augrc, "", 0, 1),
    ];

    public void Add(SortedPredictions sorted)
    {
        var values = new double[Numbers.Length];
        Fill(sorted, values);
        var intervals = CalibrationBootstrap.Pivotal(sorted, Fill, values, random, options.Draws, cancellation: write.Job.Cancellation);
        for (var i = 0; i < Numbers.Length; i++)
        {
            var (metric, part, low, high) = Numbers[i];
            if (part.Length > 0 && BinGaps.Greatest(ConfidenceBins.Of(sorted, Bins), Enough) is null)
            {
                write.NotComputed(metric, $"No bin holds {Enough} records.", part);
                continue;
            }
            var interval = intervals[i] with { Low = Math.Clamp(intervals[i].Low, low, high), High = Math.Clamp(intervals[i].High, low, high) };
            write.Report(metric, values[i], interval, part, Remark(metric, sorted));
        }
        AddAuc(sorted);
    }

    private void AddAuc(SortedPredictions sorted)
    {
        if (ConfidenceAuc.Of(sorted) is { } auc) write.Report(RankingMetrics.Auroc, auc.Value, auc.Interval, remark: Saturation(sorted));
        else write.NotComputed(RankingMetrics.Auroc, sorted.Wrong == 0 ? "Every prediction is right." : "Every prediction is wrong.");
    }

    private static void Fill(SortedPredictions sorted, Span<double> into)
    {
        var (mass, width) = (EqualMassBins.Of(sorted, Bins), ConfidenceBins.Of(sorted, Bins));
        var (murphy, corp) = (BrierDecomposition.Of(width), CorpDecomposition.Of(sorted));
        var (walk, risk) = (CumulativeCalibrationError.Of(sorted), RiskCoverage.Of(sorted));
        ReadOnlySpan<double> found =
        [
            ExpectedCalibrationError.Of(mass), BinGaps.DebiasedMean(mass), BinGaps.DebiasedSquare(mass), SweepError.EqualMass(sorted).RootMeanSquare,
            BinGaps.Greatest(width) ?? 0, BinGaps.Greatest(width, Enough) ?? 0, BinGaps.Unweighted(width), BinGaps.RootMeanSquare(width),
            murphy.Reliability, murphy.Resolution, murphy.Uncertainty, width.Sum(bin => bin.Excess) / sorted.Count,
            walk.KolmogorovSmirnov, walk.Kuiper, MeanEmbeddingError.Of(sorted).Value, corp.Miscalibration, corp.Discrimination,
            risk.Area, risk.Excess, risk.Generalized,
        ];
        found.CopyTo(into);
    }

    private static string Remark(string metric, SortedPredictions sorted) => metric switch
    {
        BinnedMetrics.Sweep => $"Over {SweepError.EqualMass(sorted).Bins} bins.",
        RankingMetrics.Aurc or RankingMetrics.ExcessAurc or RankingMetrics.Augrc => Saturation(sorted),
        _ => "",
    };

    // Ties at the top are rounding: they hide an order that logits would still show.
    private static string Saturation(SortedPredictions sorted)
    {
        var last = new TieBlock();
        foreach (var tie in sorted.Ties) last = tie;
        return last.Count == 1 ? "" : $"{last.Count} records tie at the greatest confidence, {last.Confidence:0.######}.";
    }
}
