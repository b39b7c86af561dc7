namespace Lethe.Statistics;

/// <summary>
/// T-Cal (Lee, Huang, Hassani and Dobriban 2023): whether a model is calibrated, asked at scales from two cells to more than
/// there are records, so that no choice of bins decides.
/// </summary>
/// <param name="PValue">The least of the scales' chances times the number of scales, at most 1.</param>
/// <param name="AsLarge">How many of the drawn models deviate as much, at the scale where fewest do.</param>
/// <param name="Cells">The number of cells at which the deviation is rarest.</param>
/// <param name="Scales">How many scales were tried.</param>
public sealed record TCal(double PValue, int AsLarge, long Cells, int Scales, int Draws)
{
    public const int UsualDraws = 3000;

    /// <summary>
    /// The debiased plug-in estimate of the squared calibration error over cells of equal width. A confidence of exactly 1
    /// is a cell of its own.
    /// </summary>
    public static double Debiased(SortedPredictions predictions, long cells)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cells);
        double total = 0, sum = 0, squares = 0;
        long count = 0, at = -1;
        foreach (var tie in predictions.Ties)
        {
            var cell = (long)(tie.Confidence * cells);
            if (cell != at && count > 0)
            {
                total += (sum * sum - squares) / count;
                (sum, squares, count) = (0, 0, 0);
            }
            at = cell;
            count += tie.Count;
            sum += tie.Excess;
            squares += TCalCells.Squares(tie);
        }
        return (total + (sum * sum - squares) / count) / predictions.Count;
    }

    /// <summary>
    /// The adaptive test: at scales 2, 4, 8, ... the estimate is compared with those of drawn models that have these
    /// confidences, resampled, and are right as often as they claim. All scales share the draws.
    /// </summary>
    public static TCal Of(SortedPredictions predictions, RandomStream random, int draws = UsualDraws, CancellationToken cancellation = default)
    {
        var scales = ScalesOf(predictions.Count);
        var cells = new TCalCells(predictions.Count, scales);
        double[] observed = new double[scales], drawn = new double[scales];
        var asLarge = new int[scales];
        cells.Fill(predictions, observed);
        var (times, sample, calibrated) = (new int[predictions.Count], new double[predictions.Count], new double[predictions.Count]);
        for (var draw = 0; draw < draws; draw++)
        {
            cancellation.ThrowIfCancellationRequested();
            cells.Fill(predictions.Resampled(random, times, sample).Calibrated(random, calibrated), drawn);
            for (var scale = 0; scale < scales; scale++)
                if (drawn[scale] >= observed[scale]) asLarge[scale]++;
        }
        var rarest = Array.IndexOf(asLarge, asLarge.Min());
        return new TCal(Math.Min(scales * (1.0 + asLarge[rarest]) / (draws + 1), 1), asLarge[rarest], 2L << rarest, scales, draws);
    }

    /// <summary>Cells down to the width that so many records can resolve.</summary>
    public static int ScalesOf(int count) =>
        count < 3 ? 1 : Math.Clamp((int)(2 * Math.Log2(count / Math.Sqrt(Math.Log(count)))), 1, 52);
}
