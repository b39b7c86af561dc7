namespace Lethe.Statistics;

/// <summary>The product over parts of the data of 1 less the absolute gap of accuracy to the oracles' mean (ToW): 1 is no gap anywhere.</summary>
/// <param name="Value">One large gap cannot be made up for by others.</param>
/// <param name="Interval">Two-level bootstrap over oracles and records; null with a single oracle.</param>
/// <param name="Lowest">What the worst oracle scores against the others; NaN with a single one.</param>
/// <param name="Records">In all parts together.</param>
public sealed record TugOfWar(double Value, Interval? Interval, double Lowest, long Records)
{
    public static TugOfWar Of(
        IReadOnlyList<GapPart> parts, RandomStream random, int draws = Bootstrap.DefaultDraws,
        double level = OracleGap.EquivalenceLevel, CancellationToken cancellation = default)
    {
        var gaps = new PartGaps(parts);
        if (gaps.Oracles == 1) return new TugOfWar(Product(gaps.Model), null, double.NaN, gaps.Records);
        return new TugOfWar(
            Product(gaps.Model), gaps.Resample(Product, random, draws, level, cancellation), gaps.OfOracles.Min(Product), gaps.Records);
    }

    private static double Product(IEnumerable<double> gaps) => gaps.Aggregate(1.0, (product, gap) => product * (1 - Math.Abs(gap)));
}
