namespace Lethe.Statistics;

/// <summary>Predictions in ascending order of confidence, one block for each confidence.</summary>
internal interface ITieBlocks
{
    TieBlock Current { get; }

    bool MoveNext();
}
