namespace Lethe.Statistics;

/// <summary>The mean over parts of the data of the absolute gap to the oracles' mean.</summary>
/// <param name="Value">Never below 0, for an oracle neither: to be read beside the noise floor.</param>
/// <param name="Interval">Two-level bootstrap over oracles and records; null with a single oracle: no seed interval.</param>
/// <param name="NoiseFloor">The largest value that an oracle scores against the other oracles; NaN with a single one.</param>
/// <param name="Records">In all parts together.</param>
public sealed record AverageGap(double Value, Interval? Interval, double NoiseFloor, long Records)
{
    public static AverageGap Of(
        IReadOnlyList<GapPart> parts, RandomStream random, int draws = Bootstrap.DefaultDraws,
        double level = OracleGap.EquivalenceLevel, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count);
        var oracles = parts[0].Oracles.Count;
        if (parts.Any(part => part.Oracles.Count != oracles || part.Oracles.Any(oracle => oracle.Length != part.Model.Length)))
            throw new ArgumentException("Every part needs the same oracles, and every oracle the records of the model.", nameof(parts));
        ArgumentOutOfRangeException.ThrowIfZero(oracles);

        var means = parts.Select(part => part.Oracles.Select(oracle => Mean.Of(oracle)).ToArray()).ToArray();
        var value = parts.Zip(means, (part, each) => Math.Abs(Mean.Of(part.Model) - Mean.Of(each))).Average();
        var records = parts.Sum(part => (long)part.Model.Length);
        if (oracles == 1) return new AverageGap(value, null, double.NaN, records);

        var left = means.Select(OracleGap.LeaveOneOut).ToArray();
        var floor = Enumerable.Range(0, oracles).Max(k => left.Average(each => Math.Abs(each[k])));
        return new AverageGap(value, Resample(parts, random, draws, level, cancellation), floor, records);
    }

    // An oracle drawn is drawn for all parts: its answers to them belong together.
    private static Interval Resample(
        IReadOnlyList<GapPart> parts, RandomStream random, int draws, double level, CancellationToken cancellation)
    {
        var values = new double[draws];
        var drawn = new int[parts[0].Oracles.Count];
        for (var draw = 0; draw < draws; draw++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var k = 0; k < drawn.Length; k++) drawn[k] = random.NextInt(drawn.Length);
            foreach (var part in parts) values[draw] += Math.Abs(Gap(part, drawn, random)) / parts.Count;
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
