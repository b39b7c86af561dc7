namespace Lethe.Statistics;

/// <summary>How far two lists of numbers are in the same order.</summary>
public static class RankCorrelation
{
    /// <summary>Spearman's: the correlation of the ranks, equal numbers sharing their mean rank. Null where a list does not vary.</summary>
    public static double? Spearman(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        if (one.Length != other.Length) throw new ArgumentException($"{one.Length} numbers cannot be paired with {other.Length}.");
        if (one.Length < 2) return null;
        double[] left = Of(one), right = Of(other);
        var middle = (one.Length + 1) / 2.0;
        double both = 0, squares = 0, others = 0;
        for (var i = 0; i < left.Length; i++)
        {
            both += (left[i] - middle) * (right[i] - middle);
            squares += (left[i] - middle) * (left[i] - middle);
            others += (right[i] - middle) * (right[i] - middle);
        }
        return squares == 0 || others == 0 ? null : Math.Clamp(both / Math.Sqrt(squares * others), -1, 1);
    }

    /// <summary>Ranks from 1, equal numbers sharing their mean rank.</summary>
    public static double[] Of(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        for (var first = 0; first < sorted.Length;)
        {
            var end = first + 1;
            while (end < sorted.Length && sorted[end].Equals(sorted[first])) end++;
            for (var i = first; i < end; i++) ranks[order[i]] = (first + 1 + end) / 2.0;
            first = end;
        }
        return ranks;
    }
}
