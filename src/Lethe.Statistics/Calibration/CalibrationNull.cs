namespace Lethe.Statistics;

/// <summary>
/// What calibration error a perfectly calibrated model with the same confidences would show on as many records: the
/// answer to whether an error differs from none.
/// </summary>
/// <param name="Observed">The model's own error.</param>
/// <param name="Low">2.5% of perfectly calibrated models show less.</param>
/// <param name="High">2.5% of them show more.</param>
/// <param name="PValue">The chance that one of them shows as much as the model, counting the model itself.</param>
public sealed record CalibrationNull(double Observed, double Low, double High, double PValue, int Draws)
{
    /// <summary>Consistency resampling: each prediction is right with the probability it claims.</summary>
    public static CalibrationNull Of(
        ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct, RandomStream random,
        int bins = ExpectedCalibrationError.UsualBins, BinEdge edge = BinEdge.Left,
        int draws = ExpectedCalibrationError.DefaultDraws, CancellationToken cancellation = default)
    {
        var observed = ExpectedCalibrationError.Of(confidences, correct, bins, edge);
        var where = new int[confidences.Length];
        for (var i = 0; i < where.Length; i++) where[i] = ConfidenceBins.IndexOf(confidences[i], bins, edge);
        var errors = new double[draws];
        var sums = new double[bins];
        for (var draw = 0; draw < draws; draw++)
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Clear(sums);
            for (var i = 0; i < where.Length; i++)
                sums[where[i]] += confidences[i] - (random.NextDouble() < confidences[i] ? 1 : 0);
            errors[draw] = ExpectedCalibrationError.Total(sums) / where.Length;
        }
        Array.Sort(errors);
        var asLarge = errors.Count(error => error >= observed);
        return new CalibrationNull(
            observed, Quantiles.OfSorted(errors, 0.025), Quantiles.OfSorted(errors, 0.975), (1.0 + asLarge) / (draws + 1), draws);
    }
}
