namespace Lethe.Statistics;

/// <summary>Pool adjacent violators: the rates nearest to the truth among all that never fall as the confidence rises.</summary>
public static class PooledViolators
{
    /// <summary>Ascending, and so are their rates. Predictions of one confidence were together from the start.</summary>
    public static IReadOnlyList<PooledBlock> Of(SortedPredictions predictions)
    {
        // Blocks on a stack, merged while the one before is right no less often: compared in whole numbers, without rounding.
        var blocks = new List<PooledBlock>();
        foreach (var tie in predictions.Ties)
        {
            var block = new PooledBlock(tie.Confidence, tie.Confidence, tie.Count, tie.Right);
            while (blocks.Count > 0 && (Int128)blocks[^1].Right * block.Count >= (Int128)block.Right * blocks[^1].Count)
            {
                var before = blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
                block = new PooledBlock(before.Lowest, block.Highest, before.Count + block.Count, before.Right + block.Right);
            }
            blocks.Add(block);
        }
        return blocks;
    }
}
