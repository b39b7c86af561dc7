namespace Lethe.Statistics;

/// <summary>
/// The likelihood-ratio attack (Carlini and others): does a model answer a record as models do that saw it, or as models
/// do that did not? Scores are margins, ln p - ln(1 - p) of the record's label.
/// </summary>
public sealed class Lira(ScoreSide inside, ScoreSide outside)
{
    /// <param name="scores">One array a shadow, one score a record.</param>
    /// <param name="masks">The same shape: whether the shadow saw the record.</param>
    public static Lira Of(IReadOnlyList<double[]> scores, IReadOnlyList<bool[]> masks, LiraVariance variance = LiraVariance.Auto) =>
        new(Side(scores, masks, true, variance), Side(scores, masks, false, variance));

    /// <summary>What the shadows score that saw a record, or that did not.</summary>
    public static ScoreSide Side(IReadOnlyList<double[]> scores, IReadOnlyList<bool[]> masks, bool saw, LiraVariance variance)
    {
        var records = scores.Count == 0 ? 0 : scores[0].Length;
        return new ScoreSide(
            [.. Enumerable.Range(0, records).Select(record =>
                Enumerable.Range(0, scores.Count).Where(k => masks[k][record] == saw).Select(k => scores[k][record]).ToArray())], variance);
    }

    /// <summary>The logarithm of the likelihood ratio; needs shadows that saw the record and shadows that did not.</summary>
    public double Online(int record, double score) => inside.LogDensity(record, score) - outside.LogDensity(record, score);

    /// <summary>
    /// How far above what models score that never saw the record, in deviations. One-sided: an unusually low score is no
    /// sign of membership. Not a probability, which would reach 1 and tie.
    /// </summary>
    public double Offline(int record, double score) => outside.Standing(record, score);

    public bool IsOnline(int record) => inside.CountOf(record) > 0 && outside.CountOf(record) > 0;

    public bool IsOffline(int record) => outside.CountOf(record) > 0;
}
