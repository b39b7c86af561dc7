namespace Lethe.Statistics;

/// <summary>All records of one confidence.</summary>
public readonly record struct TieBlock(double Confidence, int Count, int Right)
{
    /// <summary>How much more is claimed than is right, summed over the records.</summary>
    public double Excess => Count * Confidence - Right;
}
