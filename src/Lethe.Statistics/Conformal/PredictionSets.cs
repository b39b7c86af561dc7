namespace Lethe.Statistics;

/// <summary>What prediction sets come to on records that calibrated none of them.</summary>
/// <param name="Sizes">Of each record's set.</param>
/// <param name="Covered">Whether it holds the right class.</param>
public sealed record PredictionSets(int[] Sizes, bool[] Covered, long[] Labels)
{
    /// <summary>The least size of each stratum; the last one has no end.</summary>
    public static IReadOnlyList<int> Strata { get; } = [0, 2, 4, 7, 11, 101, 1001];

    public int Count => Sizes.Length;

    public int CoveredCount => Covered.Count(one => one);

    public double Coverage => (double)CoveredCount / Count;

    public double MeanSize => Sizes.Average();

    public int Empty => Sizes.Count(size => size == 0);

    public int Singletons => Sizes.Count(size => size == 1);

    public int CoveredSingletons => Sizes.Zip(Covered).Count(one => one is { First: 1, Second: true });

    /// <summary>Room for so many records, to be filled one by one.</summary>
    public static PredictionSets For(long[] labels) => new(new int[labels.Length], new bool[labels.Length], labels);

    /// <summary>The set of a record: all classes whose score is no higher than their threshold.</summary>
    public void Fill(int row, ReadOnlySpan<double> scores, ReadOnlySpan<double> thresholds)
    {
        var size = 0;
        for (var k = 0; k < scores.Length; k++)
            if (scores[k] <= thresholds[k]) size++;
        Sizes[row] = size;
        Covered[row] = scores[(int)Labels[row]] <= thresholds[(int)Labels[row]];
    }

    public PredictionSets Subset(int[] rows) => new(
        Array.ConvertAll(rows, row => Sizes[row]), Array.ConvertAll(rows, row => Covered[row]), Array.ConvertAll(rows, row => Labels[row]));

    /// <summary>Records and covered records of each class that occurs.</summary>
    public SortedDictionary<long, (int Count, int Covered)> ByClass() => By(row => Labels[row]);

    /// <summary>The same for each stratum of set sizes that occurs.</summary>
    public SortedDictionary<long, (int Count, int Covered)> ByStratum() => By(row => StratumOf(Sizes[row]));

    /// <summary>The mean over classes of the distance of their coverage from what was wanted (CovGap).</summary>
    public double CoverageGap(double alpha) =>
        ByClass().Values.Average(one => Math.Abs((double)one.Covered / one.Count - (1 - alpha)));

    /// <summary>The greatest distance of any stratum's coverage from what was wanted (SSCV); null when no stratum has so many records.</summary>
    public double? StratumViolation(double alpha, int fewest = 1) => ByStratum().Values.Where(one => one.Count >= fewest)
        .Select(one => (double?)Math.Abs((double)one.Covered / one.Count - (1 - alpha))).Max();

    private static int StratumOf(int size)
    {
        var stratum = 0;
        while (stratum + 1 < Strata.Count && size >= Strata[stratum + 1]) stratum++;
        return stratum;
    }

    private SortedDictionary<long, (int Count, int Covered)> By(Func<int, long> key)
    {
        var groups = new SortedDictionary<long, (int Count, int Covered)>();
        for (var row = 0; row < Count; row++)
        {
            var known = groups.GetValueOrDefault(key(row));
            groups[key(row)] = (known.Count + 1, known.Covered + (Covered[row] ? 1 : 0));
        }
        return groups;
    }
}
