namespace Lethe.Statistics;

/// <summary>Bins of equal width over confidences from 0 to 1.</summary>
public static class ConfidenceBins
{
    /// <summary>
    /// The bin of a confidence, from the plain product with the number of bins: a list of edges would put 0.6 elsewhere,
    /// because the edge there is 0.6000000000000001. 0 is in the first bin and 1 in the last, whatever the rule.
    /// </summary>
    public static int IndexOf(double confidence, int bins, BinEdge edge = BinEdge.Left)
    {
        if (!(confidence >= 0 && confidence <= 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1.");
        return edge == BinEdge.Left
            ? Math.Min((int)Math.Floor(confidence * bins), bins - 1)
            : Math.Max((int)Math.Ceiling(confidence * bins) - 1, 0);
    }

    public static CalibrationBin[] Of(
        ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct, int bins, BinEdge edge = BinEdge.Left)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        ArgumentOutOfRangeException.ThrowIfZero(confidences.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(correct.Length, confidences.Length);
        var found = new CalibrationBin[bins];
        for (var bin = 0; bin < bins; bin++) found[bin] = new CalibrationBin((double)bin / bins, (bin + 1.0) / bins, 0, 0, 0);
        for (var i = 0; i < confidences.Length; i++)
        {
            ref var bin = ref found[IndexOf(confidences[i], bins, edge)];
            bin = bin with
            {
                Count = bin.Count + 1,
                ConfidenceSum = bin.ConfidenceSum + confidences[i],
                Correct = bin.Correct + (correct[i] ? 1 : 0),
            };
        }
        return found;
    }
}
