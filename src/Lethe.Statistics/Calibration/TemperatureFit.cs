namespace Lethe.Statistics;

/// <summary>The one number by which logits are divided so that the log loss is least.</summary>
/// <param name="LossBefore">Mean log loss at temperature 1 on the records of the fit.</param>
/// <param name="LossAfter">The same at <paramref name="Temperature"/>; never above <paramref name="LossBefore"/>.</param>
public sealed record TemperatureFit(double Temperature, TemperatureOutcome Outcome, double LossBefore, double LossAfter, int Records)
{
    public const double Lowest = 1e-2;
    public const double Highest = 1e4;

    private const int MostSteps = 100;
    private const double Precision = 1e-10;

    /// <summary>
    /// Newton's method in the logarithm of the inverse temperature, inside a bracket that halves wherever Newton would
    /// leave it. The loss is convex in the inverse temperature, so its slope has one root and no learning rate is needed.
    /// </summary>
    /// <param name="logits">Row by row, finite.</param>
    /// <param name="labels">One a row.</param>
    public static TemperatureFit Of(
        ReadOnlySpan<double> logits, ReadOnlySpan<long> labels, int classes, CancellationToken cancellation = default)
    {
        LogitRows.Check(logits, labels, classes);
        var before = LossCurve.At(1, logits, labels, classes);
        var (inverse, outcome, loss) = Search(before, logits, labels, classes, cancellation);
        // At the optimum only rounding could do this; a search that gave up must not make anything worse either.
        if (!(loss <= before.Loss)) (inverse, loss) = (1, before.Loss);
        return new TemperatureFit(1 / inverse, outcome, before.Loss, loss, labels.Length);
    }

    /// <summary>The mean log loss at another temperature.</summary>
    public static double LossAt(double temperature, ReadOnlySpan<double> logits, ReadOnlySpan<long> labels, int classes)
    {
        if (!(temperature > 0)) throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "A temperature is positive.");
        LogitRows.Check(logits, labels, classes);
        return LossCurve.At(1 / temperature, logits, labels, classes).Loss;
    }

    private static (double Inverse, TemperatureOutcome Outcome, double Loss) Search(
        LossCurve at, ReadOnlySpan<double> logits, ReadOnlySpan<long> labels, int classes, CancellationToken cancellation)
    {
        if (at is { Slope: 0, Curvature: 0 }) return (1, TemperatureOutcome.Flat, at.Loss);
        var hottest = LossCurve.At(1 / Highest, logits, labels, classes);
        if (hottest.Slope >= 0) return (1 / Highest, TemperatureOutcome.AtHighest, hottest.Loss);
        var coldest = LossCurve.At(1 / Lowest, logits, labels, classes);
        if (coldest.Slope <= 0) return (1 / Lowest, TemperatureOutcome.AtLowest, coldest.Loss);
        double low = Math.Log(1 / Highest), high = Math.Log(1 / Lowest), here = 0;
        for (var step = 0; step < MostSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (at.Slope == 0) break;
            if (at.Slope > 0) high = here;
            else low = here;
            var next = here - at.Slope / (Math.Exp(here) * at.Curvature);
            if (!(next > low && next < high)) next = low + (high - low) / 2;
            var isThere = Math.Abs(next - here) <= Precision || high - low <= Precision;
            here = next;
            at = LossCurve.At(Math.Exp(here), logits, labels, classes);
            if (isThere) return (Math.Exp(here), TemperatureOutcome.Converged, at.Loss);
        }
        return (Math.Exp(here), at.Slope == 0 ? TemperatureOutcome.Converged : TemperatureOutcome.NotConverged, at.Loss);
    }
}
