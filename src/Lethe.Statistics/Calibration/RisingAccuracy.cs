namespace Lethe.Statistics;

/// <summary>Whether accuracy rises over bins of equally many records, for any number of bins.</summary>
internal sealed class RisingAccuracy
{
    // How many are right among the first so many records.
    private readonly double[] _right;
    private readonly int _first;
    private readonly int _last;

    public RisingAccuracy(SortedPredictions predictions)
    {
        _right = new double[predictions.Count + 1];
        (_first, _last, IsRisingThroughout) = (predictions.Count, -1, true);
        var (at, before) = (0, 0.0);
        foreach (var tie in predictions.Ties)
        {
            var share = (double)tie.Right / tie.Count;
            IsRisingThroughout &= share >= before;
            before = share;
            if (tie.Right > 0) _first = Math.Min(_first, at);
            if (tie.Right < tie.Count) _last = at + tie.Count - 1;
            var start = _right[at];
            for (var i = 1; i <= tie.Count; i++) _right[at + i] = start + (i == tie.Count ? tie.Right : share * i);
            at += tie.Count;
        }
    }

    /// <summary>From record to record already, and so over any bins.</summary>
    public bool IsRisingThroughout { get; }

    /// <summary>
    /// Before the first right record every bin is wrong throughout, and behind the last wrong one right throughout:
    /// only bins between can fall.
    /// </summary>
    public bool Rises(int bins, double tolerance)
    {
        var (size, larger) = Math.DivRem(_right.Length - 1, bins);
        var before = 0.0;
        for (var bin = BinOf(_first, size, larger); bin <= BinOf(_last, size, larger); bin++)
        {
            var (from, to) = (Start(bin, size, larger), Start(bin + 1, size, larger));
            var accuracy = (_right[to] - _right[from]) / (to - from);
            if (accuracy < before - tolerance) return false;
            before = accuracy;
        }
        return true;
    }

    private static int Start(int bin, int size, int larger) => bin * size + Math.Min(bin, larger);

    private static int BinOf(int record, int size, int larger) => record < larger * (size + 1)
        ? record / (size + 1)
        : larger + (record - larger * (size + 1)) / size;
}
