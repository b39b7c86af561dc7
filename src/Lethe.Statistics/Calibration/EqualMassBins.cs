namespace Lethe.Statistics;

/// <summary>
/// Bins of equally many records, in order of confidence; where the number of bins does not divide theirs the first ones
/// hold one more. Records of one confidence that an edge falls among are right in equal shares on both sides: the file's
/// order does not matter, and a model that always claims the same has one gap, not many made by chance.
/// </summary>
public static class EqualMassBins
{
    /// <summary>With fewer records than bins some are empty.</summary>
    public static CalibrationBin[] Of(SortedPredictions predictions, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        var found = new CalibrationBin[bins];
        var (size, larger) = (predictions.Count / bins, predictions.Count % bins);
        var (at, room) = (0, size + (larger > 0 ? 1 : 0));
        var bin = new RunningBin();
        foreach (var tie in predictions.Ties)
        {
            for (var left = tie.Count; left > 0;)
            {
                if (room == 0)
                {
                    found[at++] = bin.Done;
                    (bin, room) = (new RunningBin(), size + (at < larger ? 1 : 0));
                }
                var taken = Math.Min(left, room);
                var right = taken == tie.Count ? tie.Right : (double)taken * tie.Right / tie.Count;
                bin.Add(tie.Confidence, taken, right);
                left -= taken;
                room -= taken;
            }
        }
        found[at] = bin.Done;
        return found;
    }
}
