namespace Lethe.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    /// <summary>The probability of at most <paramref name="z"/>, to full precision in both tails.</summary>
    public static double Cumulative(double z) => 0.5 * ErrorFunction.Complement(-z / Math.Sqrt(2));

    /// <summary>The z whose cumulative probability is <paramref name="p"/>.</summary>
    public static double Quantile(double p)
    {
        if (!(p >= 0 && p <= 1)) return double.NaN;
        if (p == 0) return double.NegativeInfinity;
        if (p == 1) return double.PositiveInfinity;
        var z = Rough(p);
        // Three steps of Halley's method bring the three digits of the rough value to all of them.
        for (var i = 0; i < 3; i++)
        {
            var error = (Cumulative(z) - p) * Math.Sqrt(2 * Math.PI) * Math.Exp(z * z / 2);
            z -= error / (1 + z * error / 2);
        }
        return z;
    }

    // Rational approximation in the tail variable sqrt(-2 ln p) (Abramowitz and Stegun 26.2.23), good to 4.5e-4:
    // enough for Halley's method to finish.
    private static double Rough(double p)
    {
        if (p > 0.5) return -Rough(1 - p);
        var t = Math.Sqrt(-2 * Math.Log(p));
        return -(t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))));
    }
}
