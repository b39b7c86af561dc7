namespace Lethe.Statistics;

/// <summary>Student's t distribution.</summary>
public static class StudentT
{
    /// <summary>The t with probability <paramref name="p"/> below it.</summary>
    public static double Quantile(double p, double degrees)
    {
        if (!(p > 0 && p < 1) || !(degrees > 0)) return double.NaN;
        if (p == 0.5) return 0;
        var tail = 2 * Math.Min(p, 1 - p);
        var x = Beta.Quantile(tail, degrees / 2, 0.5);
        var t = Math.Sqrt(degrees * (1 - x) / x);
        return p < 0.5 ? -t : t;
    }
}
