namespace Lethe.Statistics;

/// <summary>
/// Maximum mean calibration error (Kumar, Sarawagi and Jain 2018): every pair of records compared under a kernel that
/// falls off with the distance of their confidences, exp(-distance / width).
/// </summary>
/// <param name="Squared">The mean over all pairs, a record with itself among them.</param>
/// <param name="Unbiased">The mean over pairs of two records; at times below 0, and NaN for one record.</param>
public sealed record MeanEmbeddingError(double Squared, double Unbiased)
{
    public const double UsualWidth = 0.4;

    public double Value => Math.Sqrt(Squared);

    /// <summary>
    /// Exact, in one walk through the sorted records: what all earlier ones contribute fades by the same factor between
    /// one confidence and the next.
    /// </summary>
    public static MeanEmbeddingError Of(SortedPredictions predictions, double width = UsualWidth)
    {
        if (!(width > 0)) throw new ArgumentOutOfRangeException(nameof(width), width, "A kernel's width is positive.");
        double earlier = 0, pairs = 0, own = 0, at = 0;
        foreach (var tie in predictions.Ties)
        {
            earlier *= Math.Exp((at - tie.Confidence) / width);
            at = tie.Confidence;
            pairs += tie.Excess * (tie.Excess + 2 * earlier);
            earlier += tie.Excess;
            var miss = 1 - tie.Confidence;
            own += tie.Right * miss * miss + (tie.Count - tie.Right) * tie.Confidence * tie.Confidence;
        }
        double n = predictions.Count;
        return new MeanEmbeddingError(Math.Max(pairs, 0) / (n * n), (pairs - own) / (n * (n - 1)));
    }
}
