namespace Lethe.Statistics;

/// <summary>The gaps to the oracles' mean on several parts of the data, for numbers that are made of all of them.</summary>
internal sealed class PartGaps
{
    private readonly IReadOnlyList<GapPart> _parts;
    private readonly double[][] _means;

    public PartGaps(IReadOnlyList<GapPart> parts)
    {
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count);
        Oracles = parts[0].Oracles.Count;
        if (parts.Any(part => part.Oracles.Count != Oracles || part.Oracles.Any(oracle => oracle.Length != part.Model.Length)))
            throw new ArgumentException("Every part needs the same oracles, and every oracle the records of the model.", nameof(parts));
        ArgumentOutOfRangeException.ThrowIfZero(Oracles);
        _parts = parts;
        _means = [.. parts.Select(part => part.Oracles.Select(oracle => Mean.Of(oracle)).ToArray())];
    }

    public int Oracles { get; }

    public long Records => _parts.Sum(part => (long)part.Model.Length);

    /// <summary>The model's gap on each part.</summary>
    public IEnumerable<double> Model => _parts.Zip(_means, (part, each) => Mean.Of(part.Model) - Mean.Of(each));

    /// <summary>The same of each oracle against the others.</summary>
    public IEnumerable<IEnumerable<double>> OfOracles
    {
        get
        {
            var left = _means.Select(OracleGap.LeaveOneOut).ToArray();
            return Enumerable.Range(0, Oracles).Select(k => left.Select(each => each[k]));
        }
    }

    /// <summary>The interval of a number made of all gaps, by drawing oracles and records anew.</summary>
    public Interval Resample(Func<IEnumerable<double>, double> combine, RandomStream random, int draws, double level, CancellationToken cancellation)
    {
        var values = new double[draws];
        var drawn = new int[Oracles];
        for (var draw = 0; draw < draws; draw++)
        {
            cancellation.ThrowIfCancellationRequested();
            // An oracle drawn is drawn for all parts: its answers to them belong together.
            for (var k = 0; k < drawn.Length; k++) drawn[k] = random.NextInt(drawn.Length);
            values[draw] = combine([.. _parts.Select(part => Gap(part, drawn, random))]);
        }
        return Bootstrap.Percentile(values, level, $"bootstrap over oracles and records, {draws} draws");
    }

    private static double Gap(GapPart part, int[] drawn, RandomStream random)
    {
        var rows = new int[part.Model.Length];
        for (var i = 0; i < rows.Length; i++) rows[i] = random.NextInt(rows.Length);
        var sum = 0.0;
        foreach (var row in rows) sum += part.Model[row];
        foreach (var k in drawn)
        {
            var (oracle, oracleSum) = (part.Oracles[k], 0.0);
            foreach (var row in rows) oracleSum += oracle[row];
            sum -= oracleSum / drawn.Length;
        }
        return sum / rows.Length;
    }
}
