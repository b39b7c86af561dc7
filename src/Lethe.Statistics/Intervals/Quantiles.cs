namespace Lethe.Statistics;

/// <summary>Quantiles by linear interpolation between order statistics (type 7, numpy's default).</summary>
public static class Quantiles
{
    public static double Of(ReadOnlySpan<double> values, double at)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, at);
    }

    public static double OfSorted(ReadOnlySpan<double> sorted, double at)
    {
        if (sorted.IsEmpty) return double.NaN;
        var position = at * (sorted.Length - 1);
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
