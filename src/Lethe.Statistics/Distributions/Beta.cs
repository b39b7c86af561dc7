namespace Lethe.Statistics;

/// <summary>The beta distribution, on which exact intervals of proportions and Student's t rest.</summary>
public static class Beta
{
    private const double Tiny = 1e-300;
    private const double Precision = 1e-15;
    private const int MostSteps = 10_000;

    /// <summary>The regularised incomplete beta function: the probability of at most <paramref name="x"/>.</summary>
    public static double Cumulative(double x, double a, double b)
    {
        if (!(a > 0) || !(b > 0) || double.IsNaN(x)) return double.NaN;
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        var front = Math.Exp(Gamma.Log(a + b) - Gamma.Log(a) - Gamma.Log(b) + a * Math.Log(x) + b * Math.Log(1 - x));
        // The continued fraction converges fast on its own side of the mean; the other side by symmetry.
        return x < (a + 1) / (a + b + 2)
            ? front * Fraction(x, a, b) / a
            : 1 - front * Fraction(1 - x, b, a) / b;
    }

    /// <summary>The x whose cumulative probability is <paramref name="p"/>, by bisection: robust at every shape.</summary>
    public static double Quantile(double p, double a, double b)
    {
        if (!(p >= 0 && p <= 1)) return double.NaN;
        double low = 0, high = 1;
        // 1,074 halvings reach the smallest positive number; equality of neighbours ends it long before.
        while (true)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) return middle;
            if (Cumulative(middle, a, b) < p) low = middle;
            else high = middle;
        }
    }

    // Lentz's method for the continued fraction of the incomplete beta function.
    private static double Fraction(double x, double a, double b)
    {
        var c = 1.0;
        var d = 1 / Away(1 - (a + b) * x / (a + 1));
        var value = d;
        for (var m = 1; m <= MostSteps; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / Away(1 + even * d);
            c = Away(1 + even / c);
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / Away(1 + odd * d);
            c = Away(1 + odd / c);
            var step = d * c;
            value *= step;
            if (Math.Abs(step - 1) < Precision) break;
        }
        return value;
    }

    private static double Away(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
