namespace Lethe.Statistics;

/// <summary>
/// Intervals from leaving out one of several random parts of the records at a time: for numbers that copies of a record,
/// as resampling makes them, would spoil, or that take long.
/// </summary>
public static class Jackknife
{
    public const int UsualParts = 20;

    /// <summary>A part for each record, as evenly as can be; as many as there are records where these are fewer.</summary>
    public static int[] Parts(int count, RandomStream random, int parts = UsualParts)
    {
        parts = Math.Min(parts, count);
        var (order, partOf) = (random.Permutation(count), new int[count]);
        for (var i = 0; i < count; i++) partOf[order[i]] = i % parts;
        return partOf;
    }

    /// <summary>Student's interval around the whole; null for fewer than two parts.</summary>
    /// <param name="without">The number with each part left out.</param>
    public static Interval? Of(double whole, ReadOnlySpan<double> without, double level = 0.95)
    {
        if (without.Length < 2) return null;
        var deviation = Mean.Deviation(without) * (without.Length - 1) / Math.Sqrt(without.Length);
        var half = StudentT.Quantile(0.5 + level / 2, without.Length - 1) * deviation;
        return new Interval(whole - half, whole + half, level, $"jackknife, {without.Length} parts");
    }
}
