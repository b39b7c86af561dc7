namespace Lethe.Statistics;

/// <summary>The threshold of split conformal prediction.</summary>
public static class ConformalQuantile
{
    // Products such as 10 (1 - 0.7) end a rounding above the whole number that they are.
    private const double Rounding = 1e-12;

    /// <summary>The ceil((n + 1)(1 - alpha))-th smallest score; infinite where there are fewer: then every class is in the set.</summary>
    /// <param name="scores">One a calibration record, of its right class.</param>
    /// <param name="alpha">The share of records whose set may miss the right class.</param>
    public static double Of(ReadOnlySpan<double> scores, double alpha)
    {
        foreach (var score in scores)
            if (double.IsNaN(score)) throw new ArgumentException("A score is no number.", nameof(scores));
        var rank = Rank(scores.Length, alpha);
        if (rank > scores.Length) return double.PositiveInfinity;
        var sorted = scores.ToArray();
        Array.Sort(sorted);
        return sorted[Math.Max(rank, 1) - 1];
    }

    /// <summary>Which of the scores in ascending order it is, from 1.</summary>
    public static int Rank(int count, double alpha)
    {
        if (!(alpha > 0 && alpha < 1)) throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "It lies between 0 and 1.");
        return (int)Math.Ceiling((count + 1.0) * (1 - alpha) - (count + 1.0) * Rounding);
    }

    /// <summary>The fewest records whose threshold is not infinite.</summary>
    public static int Fewest(double alpha)
    {
        var count = Math.Max((int)(1 / alpha) - 2, 0);
        while (Rank(count, alpha) > count) count++;
        return count;
    }

    /// <summary>A threshold for each class from its own records (Mondrian): coverage holds class by class.</summary>
    public static double[] ByClass(ReadOnlySpan<double> scores, ReadOnlySpan<long> labels, int classes, double alpha) =>
        ByGroup(scores, labels, [.. Enumerable.Range(0, classes)], alpha);

    /// <summary>A threshold for each class from the records of all classes of its group.</summary>
    /// <param name="groupOf">Of each class; -1: it belongs to none and has the threshold of all records.</param>
    public static double[] ByGroup(ReadOnlySpan<double> scores, ReadOnlySpan<long> labels, ReadOnlySpan<int> groupOf, double alpha)
    {
        var groups = new SortedDictionary<int, List<double>> { [-1] = [.. scores] };
        for (var i = 0; i < scores.Length; i++)
        {
            var group = groupOf[(int)labels[i]];
            if (group < 0) continue;
            if (!groups.TryGetValue(group, out var own)) groups[group] = own = [];
            own.Add(scores[i]);
        }
        var thresholds = groups.ToDictionary(pair => pair.Key, pair => Of([.. pair.Value], alpha));
        return Array.ConvertAll(groupOf.ToArray(), group => thresholds.GetValueOrDefault(group, double.PositiveInfinity));
    }
}
