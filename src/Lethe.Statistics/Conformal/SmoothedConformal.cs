namespace Lethe.Statistics;

/// <summary>
/// Conformal sets that hold for every change of an input up to a length: a score averaged over Gaussian noise cannot move
/// faster than the normal law allows, so a threshold that is raised by that much still covers (Gendler et al. 2022).
/// </summary>
public static class SmoothedConformal
{
    /// <summary>The highest score that one of this value can become, and the other way round with a negative shift.</summary>
    /// <param name="shift">The length of the change in standard deviations of the noise.</param>
    public static double Worst(double score, double shift)
    {
        if (shift == 0) return score;
        return score >= 1 ? 1 : score <= 0 ? 0 : Normal.Cumulative(Normal.Quantile(score) + shift);
    }

    /// <summary>How far the mean of so many draws of numbers from 0 to 1 can be off, with this chance on one side (Hoeffding).</summary>
    public static double Slack(int draws, double chance) => Math.Sqrt(Math.Log(1 / chance) / (2 * draws));

    /// <summary>
    /// The threshold for a score estimated from draws, so that sets miss with a chance of alpha at the most, the draws' own
    /// misfortune included: calibrated on scores with the slack added, at a level that leaves it room, and raised by the
    /// shift. A class is in the set when its estimate less the slack is no higher.
    /// </summary>
    /// <param name="scores">Estimates, one a calibration record.</param>
    /// <param name="chance">Of each estimate to be off by more than the slack; 0: estimates are taken for the truth.</param>
    public static double Threshold(ReadOnlySpan<double> scores, double alpha, double shift, int draws, double chance)
    {
        if (chance == 0) return Raised(ConformalQuantile.Of(scores, alpha), shift);
        if (alpha <= 2 * chance) return double.PositiveInfinity;
        var slack = Slack(draws, chance);
        return Raised(ConformalQuantile.Of(Array.ConvertAll(scores.ToArray(), score => score + slack), alpha - 2 * chance), shift);
    }

    /// <summary>The coverage that is certain under every such change when the threshold stays as it was.</summary>
    public static double CertifiedCoverage(ReadOnlySpan<double> scores, double alpha, double shift)
    {
        var threshold = ConformalQuantile.Of(scores, alpha);
        var within = 0;
        foreach (var score in scores)
            if (Worst(score, shift) <= threshold) within++;
        return within / (scores.Length + 1.0);
    }

    // Scores end at 1, so a threshold of 1 or more takes every class in.
    private static double Raised(double threshold, double shift) => threshold >= 1 ? double.PositiveInfinity : Worst(threshold, shift);
}
