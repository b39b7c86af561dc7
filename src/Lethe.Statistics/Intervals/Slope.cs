namespace Lethe.Statistics;

/// <summary>
/// How fast numbers rise: the median over all pairs of points of the slope from one to the other (Theil 1950, Sen 1968). What
/// jumps for a while and comes back, up to a good quarter of the points, does not tilt it.
/// </summary>
public static class Slope
{
    /// <summary>NaN where all places are the same.</summary>
    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var slopes = Pairs(x, y);
        if (slopes.Length == 0) return double.NaN;
        var middle = slopes.Length / 2;
        return slopes.Length % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2;
    }

    /// <summary>
    /// Sen's, from the ranks of the pairs and the law of Kendall's statistic. Errors are taken for independent: numbers that follow
    /// each other closely are averaged before. Null for too few points to have one.
    /// </summary>
    public static Interval? Sen(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95)
    {
        var slopes = Pairs(x, y);
        var reach = Normal.Quantile(0.5 + level / 2) * Math.Sqrt(Variance(y));
        var (low, high) = ((int)Math.Round((slopes.Length - reach) / 2) - 1, (int)Math.Round((slopes.Length + reach) / 2));
        return low < 0 || high >= slopes.Length ? null : new Interval(slopes[low], slopes[high], level, "Sen");
    }

    private static double[] Pairs(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length) throw new ArgumentException($"There are {x.Length} places and {y.Length} values.", nameof(y));
        var slopes = new List<double>(x.Length * (x.Length - 1) / 2);
        for (var i = 0; i < x.Length; i++)
            for (var j = i + 1; j < x.Length; j++)
                if (x[i] != x[j]) slopes.Add((y[j] - y[i]) / (x[j] - x[i]));
        slopes.Sort();
        return [.. slopes];
    }

    // Of Kendall's statistic where nothing rises; equal values say less.
    private static double Variance(ReadOnlySpan<double> y)
    {
        var variance = Term(y.Length);
        foreach (var group in y.ToArray().CountBy(value => value)) variance -= Term(group.Value);
        return variance / 18;

        static double Term(double n) => n * (n - 1) * (2 * n + 5);
    }
}
