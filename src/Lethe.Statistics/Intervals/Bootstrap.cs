namespace Lethe.Statistics;

/// <summary>Percentile intervals from resampled records.</summary>
public static class Bootstrap
{
    public const int DefaultDraws = 2000;

    /// <summary>The interval of a mean over records.</summary>
    public static Interval Mean(ReadOnlySpan<double> values, RandomStream random, int draws = DefaultDraws, double level = 0.95)
    {
        var means = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            var sum = 0.0;
            for (var i = 0; i < values.Length; i++) sum += values[random.NextInt(values.Length)];
            means[draw] = sum / values.Length;
        }
        return Percentile(means, level, $"bootstrap, {draws} draws");
    }

    /// <summary>Any statistic of resampled rows: <paramref name="statistic"/> gets row numbers, some of them repeated.</summary>
    public static Interval Of(int count, Func<int[], double> statistic, RandomStream random, int draws = DefaultDraws, double level = 0.95)
    {
        var rows = new int[count];
        var values = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            for (var i = 0; i < count; i++) rows[i] = random.NextInt(count);
            values[draw] = statistic(rows);
        }
        return Percentile(values, level, $"bootstrap, {draws} draws");
    }

    /// <summary>The percentiles mirrored at the estimate, for estimates that resampling shifts as sampling does.</summary>
    internal static Interval Pivotal(double estimate, double[] values, double level)
    {
        Array.Sort(values);
        return new Interval(
            2 * estimate - Quantiles.OfSorted(values, (1 + level) / 2), 2 * estimate - Quantiles.OfSorted(values, (1 - level) / 2),
            level, $"pivotal bootstrap, {values.Length} draws");
    }

    internal static Interval Percentile(double[] values, double level, string by)
    {
        Array.Sort(values);
        return new Interval(
            Quantiles.OfSorted(values, (1 - level) / 2), Quantiles.OfSorted(values, (1 + level) / 2), level, by);
    }
}
