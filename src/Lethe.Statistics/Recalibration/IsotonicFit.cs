namespace Lethe.Statistics;

/// <summary>
/// Isotonic regression (Zadrozny and Elkan 2002): a curve through the ends of the pooled blocks, straight between them and
/// level outside.
/// </summary>
/// <param name="Knots">Ascending.</param>
/// <param name="Values">As many, never falling.</param>
public sealed record IsotonicFit(double[] Knots, double[] Values)
{
    public double At(double probability) => Interpolation.At(Knots, Values, probability);

    public static IsotonicFit Of(SortedPredictions predictions)
    {
        var (knots, values) = (new List<double>(), new List<double>());
        foreach (var block in PooledViolators.Of(predictions))
        {
            knots.Add(block.Lowest);
            values.Add(block.Rate);
            if (block.Highest == block.Lowest) continue;
            knots.Add(block.Highest);
            values.Add(block.Rate);
        }
        return new IsotonicFit([.. knots], [.. values]);
    }
}
