namespace Lethe.Statistics;

/// <summary>Where the largest and the smallest of many numbers are.</summary>
public static class Extremes
{
    /// <summary>The places of so many of the largest, ascending; of equal numbers those that come first.</summary>
    public static int[] Largest(ReadOnlySpan<double> values, int count)
    {
        var turned = values.ToArray();
        for (var i = 0; i < turned.Length; i++) turned[i] = -turned[i];
        return First(turned, count);
    }

    /// <summary>The places of so many of the smallest, ascending; of equal numbers those that come first.</summary>
    public static int[] Smallest(ReadOnlySpan<double> values, int count) => First(values.ToArray(), count);

    private static int[] First(double[] values, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, values.Length);
        if (Array.Exists(values, double.IsNaN)) throw new ArgumentException("What is no number is neither large nor small.", nameof(values));
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (one, other) => values[one].CompareTo(values[other]) is var sign && sign != 0 ? sign : one.CompareTo(other));
        var chosen = order[..count];
        Array.Sort(chosen);
        return chosen;
    }
}
