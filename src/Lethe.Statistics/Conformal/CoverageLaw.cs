namespace Lethe.Statistics;

/// <summary>
/// What coverage calibrated sets have on exchangeable records without ties, whatever the model: the share that is covered
/// of endlessly many follows a beta law, the count among so many a beta-binomial one.
/// </summary>
public sealed class CoverageLaw
{
    private readonly double[] _atMost;
    private readonly int _tested;

    public CoverageLaw(int calibrated, int tested, double alpha)
    {
        _tested = tested;
        _atMost = new double[tested + 1];
        var (a, b) = Shape(calibrated, alpha);
        // An infinite threshold covers everything.
        if (b == 0)
        {
            _atMost[tested] = 1;
            return;
        }
        var sum = 0.0;
        for (var covered = 0; covered <= tested; covered++)
            _atMost[covered] = Math.Min(sum += Math.Exp(LogChoose(tested, covered) + LogBeta(covered + a, tested - covered + b) - LogBeta(a, b)), 1);
    }

    /// <summary>Where the coverage of endlessly many records lies.</summary>
    public static Interval Limit(int calibrated, double alpha, double level)
    {
        var (a, b) = Shape(calibrated, alpha);
        return b == 0 ? new Interval(1, 1, level, "beta law")
            : new Interval(Beta.Quantile((1 - level) / 2, a, b), Beta.Quantile((1 + level) / 2, a, b), level, "beta law");
    }

    /// <summary>Where the share of covered records lies: outside of it with a chance of no more than half the rest on either side.</summary>
    public Interval Range(double level = 0.95)
    {
        var tail = (1 - level) / 2;
        int low = 0, high = _tested;
        while (low < _tested && _atMost[low] <= tail) low++;
        while (high > 0 && 1 - _atMost[high - 1] <= tail) high--;
        return new Interval((double)low / _tested, (double)high / _tested, level, "beta-binomial law");
    }

    /// <summary>The two-sided chance of a count as far out as this one.</summary>
    public double Chance(int covered)
    {
        var above = covered == 0 ? 1 : 1 - _atMost[covered - 1];
        return Math.Clamp(2 * Math.Min(_atMost[covered], above), 0, 1);
    }

    private static (double A, double B) Shape(int calibrated, double alpha)
    {
        var rank = Math.Min(ConformalQuantile.Rank(calibrated, alpha), calibrated + 1);
        return (rank, calibrated + 1 - rank);
    }

    private static double LogChoose(int n, int k) => Gamma.Log(n + 1.0) - Gamma.Log(k + 1.0) - Gamma.Log(n - k + 1.0);

    private static double LogBeta(double a, double b) => Gamma.Log(a) + Gamma.Log(b) - Gamma.Log(a + b);
}
