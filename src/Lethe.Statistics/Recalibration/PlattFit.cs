namespace Lethe.Statistics;

/// <summary>A logistic curve from scores of two classes to probabilities (Platt 1999).</summary>
/// <param name="Slope">Of the logarithm of the odds.</param>
public sealed record PlattFit(double Slope, double Intercept, Minimum Search)
{
    private const int MostSteps = 200;

    public double At(double score) => LogisticLoss.Probability(Slope * score + Intercept);

    /// <param name="smooth">
    /// Not 0 and 1 but what a class of so many records allows one to say, so that classes that scores tell apart do not
    /// make the curve a step: (n₊+1)/(n₊+2) and 1/(n₋+2).
    /// </param>
    public static PlattFit Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> isTrue, bool smooth, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(scores.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(isTrue.Length, scores.Length);
        foreach (var score in scores)
            if (!double.IsFinite(score)) throw new ArgumentException($"A score is {score}; it has to be a finite number.", nameof(scores));
        var positives = 0;
        foreach (var one in isTrue) positives += one ? 1 : 0;
        var (high, low) = smooth ? ((positives + 1.0) / (positives + 2), 1.0 / (scores.Length - positives + 2)) : (1, 0);
        var truths = new double[scores.Length];
        for (var i = 0; i < truths.Length; i++) truths[i] = isTrue[i] ? high : low;
        var search = NewtonSearch.Of(new LogisticLoss(scores.ToArray(), truths, 1), [1, 0], new SearchLimits(MostSteps) { Cancellation = cancellation });
        return new PlattFit(search.Point[0], search.Point[1], search);
    }
}
