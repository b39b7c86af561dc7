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
        var gaps = new PartGaps(parts);
        var value = gaps.Model.Average(Math.Abs);
        if (gaps.Oracles == 1) return new AverageGap(value, null, double.NaN, gaps.Records);
        return new AverageGap(
            value, gaps.Resample(drawn => drawn.Average(Math.Abs), random, draws, level, cancellation),
            gaps.OfOracles.Max(each => each.Average(Math.Abs)), gaps.Records);
    }
}
