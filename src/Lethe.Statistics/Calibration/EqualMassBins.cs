namespace Lethe.Statistics;

/// <summary>
/// Bins of equally many records, in order of confidence; where the number of bins does not divide theirs the first ones
/// hold one more. Records of one confidence that an edge falls among are right in equal shares on both sides: the file's
/// order does not matter, and a model that always claims the same has one gap, not many made by chance.
/// </summary>
public static class EqualMassBins
{
    /// <summary>With fewer records than bins some are empty. The input is read as it is and not copied as a whole.</summary>
    public static CalibrationBin[] Of(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct, int bins) =>
        Of(new TiesInParts(confidences, correct), confidences.Length, bins);

    /// <summary>With fewer records than bins some are empty.</summary>
    public static CalibrationBin[] Of(SortedPredictions predictions, int bins) => Of(predictions.Ties, predictions.Count, bins);

    private static CalibrationBin[] Of<T>(T ties, int count, int bins)
        where T : ITieBlocks, allows ref struct
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        var found = new CalibrationBin[bins];
        var (size, larger) = (count / bins, count % bins);
        var (at, room) = (0, size + (larger > 0 ? 1 : 0));
        var bin = new RunningBin();
        while (ties.MoveNext())
        {
            var tie = ties.Current;
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
