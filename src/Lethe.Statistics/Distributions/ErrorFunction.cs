namespace Lethe.Statistics;

/// <summary>The complementary error function.</summary>
public static class ErrorFunction
{
    private const double Switch = 2.5;

    /// <summary>erfc(x), with relative precision kept in the right tail.</summary>
    public static double Complement(double x)
    {
        if (double.IsNaN(x)) return double.NaN;
        if (x < 0) return 2 - Complement(-x);
        return x < Switch ? 1 - Series(x) : Fraction(x);
    }

    // erf by its all-positive series, which loses nothing to cancellation.
    private static double Series(double x)
    {
        double term = x, sum = x;
        for (var n = 1; term > 1e-17 * sum; n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    // erfc by Laplace's continued fraction, evaluated from far inside outwards.
    private static double Fraction(double x)
    {
        var tail = 0.0;
        for (var k = 200; k >= 1; k--) tail = k / 2.0 / (x + tail);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + tail);
    }
}
