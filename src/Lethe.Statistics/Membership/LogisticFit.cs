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
        double slope = 0, intercept = 0;
        var loss = Loss(features, labels, slope, intercept);
        for (var step = 0; step < MostSteps; step++)
        {
            double gs = slope, gi = 0, ss = 1, si = 0, ii = 1e-12;
            for (var i = 0; i < features.Length; i++)
            {
                var p = 1 / (1 + Math.Exp(-(slope * features[i] + intercept)));
                var (miss, weight) = (p - (labels[i] ? 1 : 0), p * (1 - p));
                gs += miss * features[i];
                gi += miss;
                ss += weight * features[i] * features[i];
                si += weight * features[i];
                ii += weight;
            }
            var determinant = ss * ii - si * si;
            double ds = (ii * gs - si * gi) / determinant, di = (ss * gi - si * gs) / determinant;
            // Far from the optimum a whole step may overshoot; the loss is convex, so that some part of it never does.
            var size = 1.0;
            double next;
            while (!((next = Loss(features, labels, slope - size * ds, intercept - size * di)) <= loss) && size > 1e-10) size /= 2;
            slope -= size * ds;
            intercept -= size * di;
            if (loss - next < 1e-12 * (1 + Math.Abs(loss))) break;
            loss = next;
        }
        return new LogisticFit(slope, intercept);
    }

    private static double Loss(ReadOnlySpan<double> features, ReadOnlySpan<bool> labels, double slope, double intercept)
    {
        var sum = slope * slope / 2;
        for (var i = 0; i < features.Length; i++)
        {
            var odds = (slope * features[i] + intercept) * (labels[i] ? 1 : -1);
            sum += odds > 0 ? Math.Log(1 + Math.Exp(-odds)) : Math.Log(1 + Math.Exp(odds)) - odds;
        }
        return sum;
    }
}
