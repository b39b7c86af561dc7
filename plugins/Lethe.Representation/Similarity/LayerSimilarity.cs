namespace Lethe.Representation.Similarity;

/// <summary>How like others one layer is; NaN where there is nothing to compare, or nothing that says anything.</summary>
internal sealed record LayerSimilarity
{
    public LayerSimilarity(string layer, Kernel subject, Kernel? original, IReadOnlyList<Kernel> oracles, RandomStream random, CancellationToken cancellation)
    {
        Layer = layer;
        cancellation.ThrowIfCancellationRequested();
        ToOriginal = original is null ? double.NaN : subject.Cka(original);
        Biased = original is null ? double.NaN : subject.BiasedCka(original);
        if (original is not null && !double.IsNaN(ToOriginal)) Interval = KernelInterval.Of(subject, original, ToOriginal, random.Fork(layer));
        ToOracles = [.. oracles.Select(oracle => Checked(() => subject.Cka(oracle)))];
        OracleToOriginal = original is null ? [] : [.. oracles.Select(oracle => Checked(() => oracle.Cka(original)))];
        OracleToOracles = oracles.Count < 2 ? [] : [.. oracles.Select((oracle, k) =>
            Mean.Of([.. oracles.Where((_, other) => other != k).Select(other => Checked(() => oracle.Cka(other)))]))];

        double Checked(Func<double> compare)
        {
            cancellation.ThrowIfCancellationRequested();
            return compare();
        }
    }

    public string Layer { get; }

    public double ToOriginal { get; }

    public double Biased { get; }

    public Interval? Interval { get; }

    /// <summary>One number an oracle.</summary>
    public double[] ToOracles { get; }

    public double[] OracleToOriginal { get; }

    /// <summary>Each oracle against the others.</summary>
    public double[] OracleToOracles { get; }
}
