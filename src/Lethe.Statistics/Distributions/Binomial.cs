namespace Lethe.Statistics;

/// <summary>The number of successes in independent trials.</summary>
public static class Binomial
{
    /// <summary>The probability of at least so many successes.</summary>
    public static double AtLeast(long successes, long trials, double share)
    {
        if (successes <= 0) return 1;
        return successes > trials ? 0 : Beta.Cumulative(share, successes, trials - successes + 1);
    }

    /// <summary>The probability of exactly so many successes.</summary>
    public static double Exactly(long successes, long trials, double share)
    {
        if (successes < 0 || successes > trials) return 0;
        if (share is <= 0 or >= 1) return successes == (share <= 0 ? 0 : trials) ? 1 : 0;
        return Math.Exp(
            Gamma.Log(trials + 1) - Gamma.Log(successes + 1) - Gamma.Log(trials - successes + 1)
            + successes * Math.Log(share) + (trials - successes) * Math.Log(1 - share));
    }
}
