namespace Lethe.Statistics;

/// <summary>Neighbouring confidences that isotonic regression gives one value.</summary>
/// <param name="Lowest">The least of them.</param>
/// <param name="Highest">The greatest.</param>
public readonly record struct PooledBlock(double Lowest, double Highest, long Count, long Right)
{
    public double Rate => (double)Right / Count;
}
