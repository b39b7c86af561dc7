namespace Lethe.Statistics;

/// <summary>To which of two bins a confidence on their common edge belongs.</summary>
public enum BinEdge
{
    /// <summary>To the upper one: bins are [low, high), the last one is closed.</summary>
    Left,

    /// <summary>To the lower one: bins are (low, high], the first one is closed.</summary>
    Right,
}
