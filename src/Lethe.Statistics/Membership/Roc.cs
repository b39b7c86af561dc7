namespace Lethe.Statistics;

/// <summary>
/// How well a score tells members from non-members at every threshold. A higher score means more member-like; equal
/// scores fall on one side together, so that no order of the records can help.
/// </summary>
/// <param name="Points">From nobody called a member to everybody, one point a distinct score.</param>
public sealed record Roc(IReadOnlyList<RocPoint> Points, long Members, long NonMembers)
{
    public static Roc Of(ReadOnlySpan<double> members, ReadOnlySpan<double> nonMembers)
    {
        var (inside, outside) = (Descending(members), Descending(nonMembers));
        var points = new List<RocPoint> { new(double.PositiveInfinity, 0, 0, 0, 0) };
        int i = 0, j = 0;
        while (i < inside.Length || j < outside.Length)
        {
            var threshold = Math.Max(i < inside.Length ? inside[i] : double.NegativeInfinity, j < outside.Length ? outside[j] : double.NegativeInfinity);
            while (i < inside.Length && inside[i] >= threshold) i++;
            while (j < outside.Length && outside[j] >= threshold) j++;
            points.Add(new RocPoint(threshold, j, i, (double)j / outside.Length, (double)i / inside.Length));
        }
        return new Roc(points, inside.Length, outside.Length);
    }

    /// <summary>The highest threshold's point that still keeps the rate of false alarms: no point between two is made up.</summary>
    public RocPoint At(double falseRate)
    {
        // Counts, because a share such as 0.01 times 300 is not quite 3.
        var most = (long)Math.Floor(falseRate * NonMembers * (1 + 1e-12));
        return Points.Last(point => point.False <= most);
    }

    /// <summary>The rate of members found at a rate of false alarms.</summary>
    public RateAtFalseRate RateAt(double falseRate, double level = 0.95)
    {
        var point = At(falseRate);
        return new RateAtFalseRate(
            falseRate, point.TrueRate, Proportion.Exact(point.True, Members, level), point.FalseRate, NonMembers);
    }

    /// <summary>
    /// Few points that draw the same curve on logarithmic axes: at least one in each of <paramref name="cells"/> equal steps
    /// of the logarithm of either rate, and the ends.
    /// </summary>
    public IReadOnlyList<RocPoint> ForLogAxes(int cells = 100)
    {
        var kept = new List<RocPoint>();
        var seen = new HashSet<(int, int)>();
        foreach (var point in Points)
        {
            if (point.False == 0 && point.True == 0) continue;
            if (seen.Add((Cell(point.FalseRate, NonMembers, cells), Cell(point.TrueRate, Members, cells)))) kept.Add(point);
        }
        if (kept[^1] != Points[^1]) kept.Add(Points[^1]);
        return kept;
    }

    private static int Cell(double rate, long count, int cells) =>
        rate == 0 ? -1 : count == 1 ? cells : (int)(cells * (1 - Math.Log(rate) / -Math.Log(count)));

    private static double[] Descending(ReadOnlySpan<double> scores)
    {
        if (scores.IsEmpty) throw new ArgumentException("A curve needs members and non-members.");
        var sorted = scores.ToArray();
        if (Array.Exists(sorted, double.IsNaN)) throw new ArgumentException("A score is not a number.");
        Array.Sort(sorted, static (a, b) => b.CompareTo(a));
        return sorted;
    }
}
