namespace Lethe.Statistics;

/// <summary>
/// The loss of h-calibration (Huang et al.): all pairs of a class's probability and whether it is the true one, in order of the
/// probability. Over a window of neighbours the mean excess of probability over truth is to stay within a bound; what exceeds it is
/// averaged over groups of alike probabilities. One class's records after the other's are left out, and the passes averaged.
/// </summary>
/// <remarks>The order and the groups are constants to the gradient. It keeps buffers: one thread at a time.</remarks>
public sealed class HCalibrationLoss
{
    private int[] _order = [];
    private int[] _places = [];
    private long[] _labels = [];
    private double[] _keys = [];
    private double[] _excesses = [];
    private double[] _values = [];
    private double[] _sums = [];
    private double[] _pulls = [];

    /// <summary>Neighbours to each side of a pair; places beyond the first and the last count as pairs without excess.</summary>
    public int HalfWindow { get; init; } = 100;

    /// <summary>The excess that is allowed: the theory's error bound.</summary>
    public double Bound { get; init; } = 1e-20;

    public ProbabilityGroups.Cut Groups { get; init; } = ProbabilityGroups.Clusters(ProbabilityGroups.UsualCount);

    /// <summary>What is added to the number of a group's members, so that an empty one counts as 0.</summary>
    public double Slack { get; init; } = 1e-5;

    /// <summary>By which the mean over passes is multiplied.</summary>
    public double Scale { get; init; } = 1e5;

    /// <param name="probabilities">Row by row.</param>
    /// <param name="leftOut">The classes whose records are left out, in a pass each; empty: one pass over all records.</param>
    /// <param name="gradient">Takes the slopes, one a probability.</param>
    public double Of(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<long> labels, int classes, ReadOnlySpan<int> leftOut, Span<double> gradient,
        CancellationToken cancellation = default)
    {
        ClassPairs.Check(probabilities, labels, classes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Length, probabilities.Length);
        Sort(probabilities, labels, classes);
        gradient.Clear();
        var passes = Math.Max(leftOut.Length, 1);
        var total = 0.0;
        for (var pass = 0; pass < passes; pass++)
        {
            cancellation.ThrowIfCancellationRequested();
            total += Pass(leftOut.IsEmpty ? -1 : leftOut[pass], gradient);
        }
        foreach (ref var slope in gradient) slope *= Scale / passes;
        return Scale * total / passes;
    }

    private double Pass(int leftOut, Span<double> gradient)
    {
        var count = Keep(leftOut);
        var ends = Groups(_values.AsSpan(0, count));
        var (loss, start, width) = (0.0, 0, 2 * HalfWindow + 1);
        _pulls[0] = 0;
        foreach (var end in ends)
        {
            var (sum, weight) = (0.0, 1 / (ends.Length * (end - start + Slack)));
            for (var j = start; j < end; j++)
            {
                var excess = Window(_sums, j, count) / width;
                var beyond = Math.Abs(excess) - Bound;
                if (beyond > 0) sum += beyond;
                _pulls[j + 1] = _pulls[j] + (beyond > 0 ? weight * Math.Sign(excess) : 0);
            }
            if (end > start) loss += weight * sum;
            start = end;
        }
        for (var j = 0; j < count; j++) gradient[_places[j]] += Window(_pulls, j, count) / width;
        return loss;
    }

    // The sum over the neighbours of a place and itself, from sums of all before.
    private double Window(double[] sums, int at, int count) => sums[Math.Min(at + HalfWindow + 1, count)] - sums[Math.Max(at - HalfWindow, 0)];

    /// <summary>The pairs of a pass in order, with the running sum of their excesses.</summary>
    private int Keep(int leftOut)
    {
        var count = 0;
        _sums[0] = 0;
        for (var i = 0; i < _order.Length; i++)
        {
            if (_labels[i] == leftOut) continue;
            (_values[count], _places[count]) = (_keys[i], _order[i]);
            _sums[count + 1] = _sums[count] + _excesses[i];
            count++;
        }
        return count;
    }

    private void Sort(ReadOnlySpan<double> probabilities, ReadOnlySpan<long> labels, int classes)
    {
        if (_order.Length != probabilities.Length) Resize(probabilities.Length);
        for (var i = 0; i < _order.Length; i++) _order[i] = i;
        probabilities.CopyTo(_keys);
        Array.Sort(_keys, _order);
        KeepOrderOfTies();
        for (var i = 0; i < _order.Length; i++)
        {
            var (row, k) = Math.DivRem(_order[i], classes);
            _labels[i] = labels[row];
            _excesses[i] = _keys[i] - (labels[row] == k ? 1 : 0);
        }
    }

    // As they stand in the table, so that the sum does not hang on how the sort works.
    private void KeepOrderOfTies()
    {
        for (int start = 0, end; start < _keys.Length; start = end)
        {
            end = start + 1;
            while (end < _keys.Length && _keys[end] == _keys[start]) end++;
            if (end - start > 1) Array.Sort(_order, start, end - start);
        }
    }

    private void Resize(int count)
    {
        (_order, _places, _labels) = (new int[count], new int[count], new long[count]);
        (_keys, _excesses, _values) = (new double[count], new double[count], new double[count]);
        (_sums, _pulls) = (new double[count + 1], new double[count + 1]);
    }
}
