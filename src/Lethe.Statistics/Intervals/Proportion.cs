namespace Lethe.Statistics;

/// <summary>Intervals of a share, from counts.</summary>
public static class Proportion
{
    /// <summary>Wilson's score interval: close to its level at every n and never outside [0, 1].</summary>
    public static Interval Wilson(long successes, long trials, double level = 0.95)
    {
        Check(successes, trials, level);
        double n = trials, share = successes / n, z = Normal.Quantile(0.5 + level / 2);
        var centre = (share + z * z / (2 * n)) / (1 + z * z / n);
        var half = z / (1 + z * z / n) * Math.Sqrt(share * (1 - share) / n + z * z / (4 * n * n));
        return new Interval(
            successes == 0 ? 0 : Math.Max(0, centre - half), successes == trials ? 1 : Math.Min(1, centre + half), level, "Wilson");
    }

    /// <summary>Clopper and Pearson's exact interval: covers at least at its level, always.</summary>
    public static Interval Exact(long successes, long trials, double level = 0.95)
    {
        Check(successes, trials, level);
        var tail = (1 - level) / 2;
        return new Interval(
            successes == 0 ? 0 : Beta.Quantile(tail, successes, trials - successes + 1),
            successes == trials ? 1 : Beta.Quantile(1 - tail, successes + 1, trials - successes),
            level, "Clopper-Pearson");
    }

    private static void Check(long successes, long trials, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (!(level > 0 && level < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
    }
}
