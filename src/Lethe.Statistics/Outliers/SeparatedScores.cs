namespace Lethe.Statistics;

/// <summary>
/// The scores of records that a model knows (inside) and of others (outside), in descending order: how well a threshold
/// tells them apart. A higher score means more familiar; records of one score fall on one side together.
/// </summary>
public sealed class SeparatedScores
{
    /// <summary>The share of inside records that a detector keeps, in the rate of false alarms that papers report.</summary>
    public const double UsualKept = 0.95;

    private readonly double[] _scores;

    // At each distinct score.
    private readonly int[] _inside;
    private readonly int[] _outside;
    private readonly int _insideCount;
    private readonly int _outsideCount;

    private SeparatedScores(double[] scores, int[] inside, int[] outside, int insideCount, int outsideCount) =>
        (_scores, _inside, _outside, _insideCount, _outsideCount) = (scores, inside, outside, insideCount, outsideCount);

    public static SeparatedScores Of(ReadOnlySpan<double> inside, ReadOnlySpan<double> outside)
    {
        if (inside.IsEmpty || outside.IsEmpty) throw new ArgumentException("Telling records apart takes some of both kinds.");
        double[] all = [.. inside, .. outside];
        foreach (var score in all)
            if (!double.IsFinite(score)) throw new ArgumentException($"A score is {score}; it has to be a finite number.");
        Array.Sort(all, static (a, b) => b.CompareTo(a));
        var levels = 1;
        for (var i = 1; i < all.Length; i++)
            if (all[i] != all[i - 1]) all[levels++] = all[i];
        var scores = all[..levels];
        return new SeparatedScores(scores, Counts(scores, inside), Counts(scores, outside), inside.Length, outside.Length);
    }

    /// <summary>The highest threshold that at least this share of the inside records reaches.</summary>
    public double Threshold(double kept = UsualKept) => _scores[LevelOf(kept)];

    /// <summary>The share of outside records that reach that threshold too: false alarms left out, and outsiders let in.</summary>
    public double FalseRate(double kept = UsualKept)
    {
        var (level, passed) = (LevelOf(kept), 0L);
        for (var at = 0; at <= level; at++) passed += _outside[at];
        return (double)passed / _outsideCount;
    }

    /// <summary>Average precision with the inside records as what is looked for, from the highest score down.</summary>
    public double PrecisionInside => AveragePrecision(_inside, _outside, _insideCount, descending: true);

    /// <summary>Average precision with the outside records as what is looked for, from the lowest score up.</summary>
    public double PrecisionOutside => AveragePrecision(_outside, _inside, _outsideCount, descending: false);

    /// <summary>
    /// Percentile intervals of <see cref="PrecisionInside"/>, <see cref="PrecisionOutside"/> and <see cref="FalseRate"/> at
    /// the usual share, from both kinds of records drawn again.
    /// </summary>
    public (Interval Inside, Interval Outside, Interval FalseRate) Intervals(
        RandomStream random, int draws = Bootstrap.DefaultDraws, double level = 0.95, CancellationToken cancellation = default)
    {
        var (ofInside, ofOutside) = (Levels(_inside, _insideCount), Levels(_outside, _outsideCount));
        var drawn = new SeparatedScores(_scores, new int[_scores.Length], new int[_scores.Length], _insideCount, _outsideCount);
        var (inside, outside, rate) = (new double[draws], new double[draws], new double[draws]);
        for (var draw = 0; draw < draws; draw++)
        {
            cancellation.ThrowIfCancellationRequested();
            Redraw(ofInside, drawn._inside, random);
            Redraw(ofOutside, drawn._outside, random);
            (inside[draw], outside[draw], rate[draw]) = (drawn.PrecisionInside, drawn.PrecisionOutside, drawn.FalseRate());
        }
        var by = $"bootstrap, {draws} draws";
        return (Bootstrap.Percentile(inside, level, by), Bootstrap.Percentile(outside, level, by), Bootstrap.Percentile(rate, level, by));
    }

    private int LevelOf(double kept)
    {
        if (!(kept > 0 && kept <= 1)) throw new ArgumentOutOfRangeException(nameof(kept), kept, "A share to keep lies above 0 and is at most 1.");
        // A share such as 0.55 times 100 is not quite 55, and must not become 56.
        var wanted = (long)Math.Ceiling(kept * _insideCount * (1 - 1e-12));
        var (level, passed) = (0, (long)_inside[0]);
        while (passed < wanted) passed += _inside[++level];
        return level;
    }

    private static double AveragePrecision(int[] wanted, int[] others, int count, bool descending)
    {
        var (sum, found, passed) = (0.0, 0L, 0L);
        for (var step = 0; step < wanted.Length; step++)
        {
            var at = descending ? step : wanted.Length - 1 - step;
            found += wanted[at];
            passed += wanted[at] + others[at];
            if (wanted[at] > 0) sum += wanted[at] * ((double)found / passed);
        }
        return sum / count;
    }

    private static int[] Counts(double[] descending, ReadOnlySpan<double> scores)
    {
        var counts = new int[descending.Length];
        foreach (var score in scores) counts[Array.BinarySearch(descending, score, Descending)]++;
        return counts;
    }

    private static int[] Levels(int[] counts, int total)
    {
        var (levels, next) = (new int[total], 0);
        for (var level = 0; level < counts.Length; level++)
            for (var i = 0; i < counts[level]; i++) levels[next++] = level;
        return levels;
    }

    private static void Redraw(int[] levels, int[] counts, RandomStream random)
    {
        Array.Clear(counts);
        for (var i = 0; i < levels.Length; i++) counts[levels[random.NextInt(levels.Length)]]++;
    }

    private static readonly Comparer<double> Descending = Comparer<double>.Create(static (a, b) => b.CompareTo(a));
}
