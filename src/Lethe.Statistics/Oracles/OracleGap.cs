namespace Lethe.Statistics;

/// <summary>
/// How far a model's mean over records (accuracy, loss) is from that of models retrained without the forget set.
/// </summary>
/// <param name="Gap">The model's mean minus the oracles' mean.</param>
/// <param name="Interval">Two-level bootstrap over oracles and records; null with a single oracle: no seed interval.</param>
/// <param name="NoiseFloor">The largest absolute gap an oracle scores against the other oracles; NaN with a single one.</param>
/// <param name="NoiseDeviation">The standard deviation of those gaps.</param>
public sealed record OracleGap(double Gap, Interval? Interval, double NoiseFloor, double NoiseDeviation, int Oracles, int Records)
{
    /// <summary>The level of the interval that an equivalence verdict needs: two one-sided tests at 5%.</summary>
    public const double EquivalenceLevel = 0.90;

    /// <summary>
    /// The default margin of equivalence, in units of the metric. Twice the noise deviation would turn down most true
    /// retrains: their own gap scatters by about one deviation, estimated from few oracles, and the interval around it
    /// is as wide again. So the margin is the deviation times (98.75% point of Student's t + 95% point of the normal).
    /// </summary>
    public double DefaultMargin => Oracles < 2
        ? double.NaN
        : NoiseDeviation * (StudentT.Quantile(0.9875, Oracles - 1) + Normal.Quantile(0.95));

    /// <param name="model">One number a record.</param>
    /// <param name="oracles">The same records, one array an oracle.</param>
    public static OracleGap Of(
        ReadOnlySpan<double> model, IReadOnlyList<double[]> oracles, RandomStream random,
        int draws = Bootstrap.DefaultDraws, double level = EquivalenceLevel, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(model.Length);
        ArgumentOutOfRangeException.ThrowIfZero(oracles.Count);
        foreach (var oracle in oracles)
            if (oracle.Length != model.Length)
                throw new ArgumentException($"An oracle has {oracle.Length} records, the model {model.Length}.");

        var means = new double[oracles.Count];
        for (var k = 0; k < means.Length; k++) means[k] = Mean.Of(oracles[k]);
        var gap = Mean.Of(model) - Mean.Of(means);
        if (oracles.Count == 1) return new OracleGap(gap, null, double.NaN, double.NaN, 1, model.Length);

        var left = LeaveOneOut(means);
        return new OracleGap(
            gap, Resample(model, oracles, random, draws, level, cancellation), left.Max(Math.Abs), Mean.Deviation(left), oracles.Count,
            model.Length);
    }

    /// <summary>Each oracle's gap to the others, as if it were the model in question.</summary>
    internal static double[] LeaveOneOut(double[] means)
    {
        var total = means.Sum();
        return Array.ConvertAll(means, mean => mean - (total - mean) / (means.Length - 1));
    }

    // Records are drawn once a round and used for all models, so that what makes a record hard cancels out.
    private static Interval Resample(
        ReadOnlySpan<double> model, IReadOnlyList<double[]> oracles, RandomStream random, int draws, double level,
        CancellationToken cancellation)
    {
        var gaps = new double[draws];
        var rows = new int[model.Length];
        for (var draw = 0; draw < draws; draw++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < rows.Length; i++) rows[i] = random.NextInt(rows.Length);
            var sum = 0.0;
            foreach (var row in rows) sum += model[row];
            for (var k = 0; k < oracles.Count; k++)
            {
                var oracle = oracles[random.NextInt(oracles.Count)];
                var oracleSum = 0.0;
                foreach (var row in rows) oracleSum += oracle[row];
                sum -= oracleSum / oracles.Count;
            }
            gaps[draw] = sum / rows.Length;
        }
        return Bootstrap.Percentile(gaps, level, $"bootstrap over oracles and records, {draws} draws");
    }
}
