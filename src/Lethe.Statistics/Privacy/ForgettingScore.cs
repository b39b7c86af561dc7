namespace Lethe.Statistics;

/// <summary>
/// The score of the 2023 NeurIPS unlearning challenge: how much the margins of one record under many unlearnings and many
/// retrainings give away, as an epsilon, and the points for it.
/// </summary>
/// <remarks>
/// An epsilon that is the largest of many noisy ones: retrainings against retrainings score about 0.2, not 1. Only to be
/// read beside what they score.
/// </remarks>
public static class ForgettingScore
{
    public const double Delta = 1e-5;

    /// <summary>The largest epsilon that is told apart.</summary>
    public const double Cap = 50;

    private const double BinWidth = 0.5;
    private const double MostUnlike = 0.01;
    private const double Reach = 2;
    private const int Ends = 400;

    /// <summary>Epsilon of one record: the largest over single thresholds and over intervals.</summary>
    public static double Epsilon(ReadOnlySpan<double> unlearned, ReadOnlySpan<double> retrained)
    {
        var (own, other) = (Sorted(unlearned), Sorted(retrained));
        double ownRange = own[^1] - own[0], otherRange = other[^1] - other[0];
        if (Math.Max(ownRange, otherRange) > 0 && Math.Min(ownRange, otherRange) / Math.Max(ownRange, otherRange) < MostUnlike) return Cap;
        var (high, low) = Quantiles.OfSorted(own, 0.5) >= Quantiles.OfSorted(other, 0.5) ? (own, other) : (other, own);
        var (narrow, wide) = ownRange <= otherRange ? (own, other) : (other, own);
        return Math.Min(Cap, Math.Max(Single(high, low), Double(narrow, wide)));
    }

    /// <summary>1 for an epsilon below a half, half as much for each further half, and 0 beyond what so many models can show.</summary>
    public static double Points(double epsilon, int models)
    {
        var bins = (int)Math.Ceiling(Math.Log(models - 1)) / BinWidth;
        var bin = Math.Floor(epsilon / BinWidth);
        return bin < bins ? Math.Pow(2, -bin) : 0;
    }

    /// <summary>The mean of the points of all records.</summary>
    /// <param name="unlearned">One array a model, one margin a record.</param>
    public static double[] PointsOf(IReadOnlyList<double[]> unlearned, IReadOnlyList<double[]> retrained, CancellationToken cancellation = default)
    {
        var models = Math.Min(unlearned.Count, retrained.Count);
        return KlomScores.Of(unlearned, retrained, (own, other) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return Points(Epsilon(own, other), models);
        });
    }

    private static double Single(double[] high, double[] low)
    {
        double from = Math.Min(high[0], low[0]), to = Math.Max(high[^1], low[^1]);
        var count = (int)Math.Ceiling(100 * (to - from));
        var best = 0.0;
        for (var i = 0; i < count; i++)
        {
            var threshold = count == 1 ? from : from + i * (to - from) / (count - 1);
            best = Math.Max(best, Of(
                Share(low, low.Length - Below(low, threshold)), Share(high, Below(high, threshold))));
        }
        return best;
    }

    private static double Double(double[] narrow, double[] wide)
    {
        var width = narrow[^1] - narrow[0];
        var best = 0.0;
        for (var i = 0; i < Ends; i++)
        {
            var right = narrow[^1] + Offset(i);
            var (narrowAbove, wideAbove) = (AtMost(narrow, right), AtMost(wide, right));
            for (var j = 0; j < Ends; j++)
            {
                var left = right - width + Offset(j);
                var caught = Math.Max(0, narrowAbove - Below(narrow, left));
                var wrong = Math.Max(0, wideAbove - Below(wide, left));
                best = Math.Max(best, Of(Share(wide, wrong), Share(narrow, narrow.Length - caught)));
            }
        }
        return best;
    }

    // Of a rule with a rate of false alarms and a rate of misses. One that never errs on just one side proves nothing: it
    // is what a rule gets that calls all the same.
    private static double Of(double falseAlarms, double misses)
    {
        if (falseAlarms == 0 && misses == 0) return double.PositiveInfinity;
        if (falseAlarms == 0 || misses == 0) return 0;
        return Math.Max(Log(1 - Delta - falseAlarms) - Math.Log(misses), Log(1 - Delta - misses) - Math.Log(falseAlarms));
    }

    private static double Log(double rate) => rate > 0 ? Math.Log(rate) : double.NegativeInfinity;

    private static double Offset(int i) => -Reach + i * 2 * Reach / (Ends - 1);

    private static double Share(double[] side, int count) => (double)count / side.Length;

    private static int Below(double[] sorted, double value) => Place(sorted, value, false);

    private static int AtMost(double[] sorted, double value) => Place(sorted, value, true);

    private static int Place(double[] sorted, double value, bool orEqual)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var half = (low + high) / 2;
            if (sorted[half] < value || (orEqual && sorted[half] == value)) low = half + 1;
            else high = half;
        }
        return low;
    }

    private static double[] Sorted(ReadOnlySpan<double> margins)
    {
        if (margins.IsEmpty) throw new ArgumentException("A score needs models on both sides.");
        var sorted = margins.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
