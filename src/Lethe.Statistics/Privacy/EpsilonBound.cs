namespace Lethe.Statistics;

/// <summary>
/// Lower bounds of epsilon from an attack that worked: a process that is (epsilon, delta)-private for a smaller epsilon
/// would have let the attack work as well with less than one minus the level's probability.
/// </summary>
public static class EpsilonBound
{
    private const double Highest = 60;

    /// <summary>
    /// From counts at one threshold, which has to be fixed on other data. Both ways round: by what is found at a rate of
    /// false alarms, and by what is missed.
    /// </summary>
    public static double ClopperPearson(long found, long members, long falseAlarms, long nonMembers, double delta = 0, double level = 0.95)
    {
        var found95 = Proportion.Exact(found, members, level);
        var false95 = Proportion.Exact(falseAlarms, nonMembers, level);
        return Math.Max(Log(found95.Low - delta, false95.High), Log(1 - false95.High - delta, 1 - found95.Low));

        static double Log(double hit, double miss) => hit > 0 ? Math.Max(0, Math.Log(hit / miss)) : 0;
    }

    /// <summary>
    /// From one run (Steinke, Nasr and Jagielski): each canary was in by a fair coin of its own, and of
    /// <paramref name="guesses"/> guesses, their number fixed beforehand, so many were right.
    /// </summary>
    /// <param name="canaries">All of them, also those nobody guessed about.</param>
    public static double OneRun(long canaries, long guesses, long right, double delta = 0, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(guesses, canaries);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(right, guesses);
        if (guesses == 0 || OneRunP(canaries, guesses, right, 0, delta) >= 1 - level) return 0;
        double low = 0, high = Highest;
        while (high - low > 1e-9)
        {
            var middle = (low + high) / 2;
            if (OneRunP(canaries, guesses, right, middle, delta) < 1 - level) low = middle;
            else high = middle;
        }
        return low;
    }

    /// <summary>The most probable that so many right guesses can be under (epsilon, delta)-privacy.</summary>
    public static double OneRunP(long canaries, long guesses, long right, double epsilon, double delta)
    {
        var share = 1 / (1 + Math.Exp(-epsilon));
        var tail = Binomial.AtLeast(right, guesses, share);
        if (delta == 0) return tail;
        double sum = 0, worst = 0;
        for (var i = 1; i <= right; i++)
        {
            sum += Binomial.Exactly(right - i, guesses, share);
            worst = Math.Max(worst, sum / i);
        }
        return Math.Min(1, tail + 2 * canaries * delta * worst);
    }
}
