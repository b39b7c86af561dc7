namespace Lethe.Statistics;

/// <summary>The slope of a straight line through points by least squares, with Student's interval.</summary>
public static class Slope
{
    /// <summary>NaN where all places are the same.</summary>
    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (spread, product, _) = Sums(x, y);
        return product / spread;
    }

    /// <summary>Errors are taken for independent: numbers that follow each other closely are averaged before. Null for fewer than three points.</summary>
    public static Interval? Student(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95)
    {
        if (x.Length < 3) return null;
        var (spread, product, total) = Sums(x, y);
        var slope = product / spread;
        var rest = Math.Max(0, total - slope * product);
        var half = StudentT.Quantile(0.5 + level / 2, x.Length - 2) * Math.Sqrt(rest / (x.Length - 2) / spread);
        return new Interval(slope - half, slope + half, level, "Student");
    }

    // Sums of squares and products around the means.
    private static (double Spread, double Product, double Total) Sums(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length) throw new ArgumentException($"There are {x.Length} places and {y.Length} values.", nameof(y));
        var (middle, mean) = (Mean.Of(x), Mean.Of(y));
        double spread = 0, product = 0, total = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dy) = (x[i] - middle, y[i] - mean);
            spread += dx * dx;
            product += dx * dy;
            total += dy * dy;
        }
        return (spread, product, total);
    }
}
