namespace Lethe.Statistics;

/// <summary>
/// Outputs that were foretold for some records, beside those of a model that nothing was done to and those of oracles,
/// which are what was to be foretold. All numbers are of records given by their rows, so that records can be drawn anew;
/// NaN where one is not defined.
/// </summary>
public sealed class ForetoldOutputs
{
    private readonly double[] _foretold;
    private readonly double[] _original;
    private readonly double[] _among;
    private readonly int _oracles;

    /// <param name="original">One array a record: its outputs.</param>
    /// <param name="foretold">The same records and outputs.</param>
    /// <param name="oracles">For each oracle the same records and outputs.</param>
    public ForetoldOutputs(IReadOnlyList<double[]> original, IReadOnlyList<double[]> foretold, IReadOnlyList<IReadOnlyList<double[]>> oracles)
    {
        if (oracles.Count == 0) throw new ArgumentException("Without oracles there is nothing to foretell.");
        if (foretold.Count != original.Count || oracles.Any(oracle => oracle.Count != original.Count))
            throw new ArgumentException("The outputs are of different records.");
        _oracles = oracles.Count;
        Outputs = original.Count == 0 ? 0 : original[0].Length;
        (_foretold, _original, _among) = (new double[Records = original.Count], new double[Records], new double[Records]);
        (ForetoldMoves, RealMoves) = (new double[Records * Outputs], new double[Records * Outputs]);
        for (var record = 0; record < Records; record++)
            for (var output = 0; output < Outputs; output++) Add(record, output, original[record][output], foretold[record][output], oracles);
    }

    public int Records { get; }

    public int Outputs { get; }

    /// <summary>The rows of all records.</summary>
    public int[] All => [.. Enumerable.Range(0, Records)];

    /// <summary>How far each output was expected to move from the original's, record by record.</summary>
    public double[] ForetoldMoves { get; }

    /// <summary>How far the oracles' mean is from the original's.</summary>
    public double[] RealMoves { get; }

    /// <summary>The root of the mean squared difference of an output from the oracles' mean.</summary>
    public double Error(ReadOnlySpan<int> rows) => Root(_foretold, rows);

    /// <summary>The same for the original: what foretelling no change gets.</summary>
    public double OriginalError(ReadOnlySpan<int> rows) => Root(_original, rows);

    /// <summary>The same for each oracle against the mean of the others.</summary>
    public double NoiseFloor(ReadOnlySpan<int> rows) => _oracles < 2 ? double.NaN : Root(_among, rows);

    /// <summary>1 less the squared error as a share of the original's: 1 is perfect, 0 no better than foretelling no change.</summary>
    public double Explained(ReadOnlySpan<int> rows) => 1 - Sum(_foretold, rows) / Sum(_original, rows);

    /// <summary>
    /// What knowing the effect of the records exactly would explain: the rest is what models trained alike differ by. An
    /// oracle beside the mean of n - 1 others is further away than a model beside the mean of n, by (1 + 1/(n-1)) / (1 + 1/n).
    /// </summary>
    public double Explainable(ReadOnlySpan<int> rows)
    {
        if (_oracles < 2) return double.NaN;
        double count = _oracles;
        return 1 - Sum(_among, rows) * (1 - 1 / (count * count)) / Sum(_original, rows);
    }

    /// <summary>Pearson's correlation of foretold and real moves, over records and outputs.</summary>
    public double Correlation(ReadOnlySpan<int> rows)
    {
        double count = (double)rows.Length * Outputs, one = 0, other = 0;
        foreach (var row in rows)
            for (var i = row * Outputs; i < (row + 1) * Outputs; i++) (one, other) = (one + ForetoldMoves[i], other + RealMoves[i]);
        double both = 0, squares = 0, others = 0;
        foreach (var row in rows)
        {
            for (var i = row * Outputs; i < (row + 1) * Outputs; i++)
            {
                var (x, y) = (ForetoldMoves[i] - one / count, RealMoves[i] - other / count);
                (both, squares, others) = (both + x * y, squares + x * x, others + y * y);
            }
        }
        return squares > 0 && others > 0 ? Math.Clamp(both / Math.Sqrt(squares * others), -1, 1) : double.NaN;
    }

    private void Add(int record, int output, double original, double foretold, IReadOnlyList<IReadOnlyList<double[]>> oracles)
    {
        var mean = 0.0;
        foreach (var oracle in oracles) mean += oracle[record][output] / _oracles;
        _foretold[record] += (foretold - mean) * (foretold - mean);
        _original[record] += (original - mean) * (original - mean);
        ForetoldMoves[record * Outputs + output] = foretold - original;
        RealMoves[record * Outputs + output] = mean - original;
        if (_oracles < 2) return;
        // From the mean of the others it is n / (n - 1) times as far as from the mean of all.
        var stretch = _oracles / (_oracles - 1.0);
        foreach (var oracle in oracles)
        {
            var off = stretch * (oracle[record][output] - mean);
            _among[record] += off * off / _oracles;
        }
    }

    private double Root(double[] squares, ReadOnlySpan<int> rows) => Math.Sqrt(Sum(squares, rows) / ((double)rows.Length * Outputs));

    private static double Sum(double[] values, ReadOnlySpan<int> rows)
    {
        var sum = 0.0;
        foreach (var row in rows) sum += values[row];
        return sum;
    }
}
