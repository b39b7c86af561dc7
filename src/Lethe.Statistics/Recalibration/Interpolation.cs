namespace Lethe.Statistics;

/// <summary>Straight lines between points.</summary>
public static class Interpolation
{
    /// <param name="knots">Ascending, none twice.</param>
    /// <param name="values">As many; outside of the knots the nearest one holds.</param>
    public static double At(ReadOnlySpan<double> knots, ReadOnlySpan<double> values, double x)
    {
        var place = knots.BinarySearch(x);
        if (place >= 0) return values[place];
        var after = ~place;
        if (after == 0) return values[0];
        if (after == knots.Length) return values[^1];
        var share = (x - knots[after - 1]) / (knots[after] - knots[after - 1]);
        return values[after - 1] + share * (values[after] - values[after - 1]);
    }
}
