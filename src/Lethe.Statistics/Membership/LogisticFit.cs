namespace Lethe.Statistics;

/// <summary>Logistic regression on one feature: slope and intercept by Newton's method.</summary>
/// <param name="Slope">Pulled to 0 by half its square, as the usual libraries do.</param>
public sealed record LogisticFit(double Slope, double Intercept)
{
    private const int MostSteps = 100;

    /// <summary>The logarithm of the odds.</summary>
    public double Odds(double feature) => Slope * feature + Intercept;

    public static LogisticFit Of(ReadOnlySpan<double> features, ReadOnlySpan<bool> labels)
    {
        var truths = new double[labels.Length];
        for (var i = 0; i < truths.Length; i++) truths[i] = labels[i] ? 1 : 0;
        // The loss is a mean, so that the pull is shared among the records.
        var loss = new LogisticLoss(features.ToArray(), truths, 1, 1.0 / labels.Length);
        var found = NewtonSearch.Of(loss, [0, 0], new SearchLimits(MostSteps)).Point;
        return new LogisticFit(found[0], found[1]);
    }
}
