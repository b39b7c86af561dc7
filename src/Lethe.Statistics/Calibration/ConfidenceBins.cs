using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Lethe.Statistics;

/// <summary>Bins of equal width over confidences from 0 to 1.</summary>
public static class ConfidenceBins
{
    /// <summary>
    /// The bin of a confidence, from the plain product with the number of bins: a list of edges would put 0.6 elsewhere,
    /// because the edge there is 0.6000000000000001. 0 is in the first bin and 1 in the last, whatever the rule.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexOf(double confidence, int bins, BinEdge edge = BinEdge.Left)
    {
        if (!(confidence >= 0 && confidence <= 1)) ThrowNoConfidence(confidence);
        // What is not negative is cut off downwards, and no product here is too large for the processor's own conversion.
        return edge == BinEdge.Left
            ? Math.Min(double.ConvertToIntegerNative<int>(confidence * bins), bins - 1)
            : Math.Max(double.ConvertToIntegerNative<int>(Math.Ceiling(confidence * bins)) - 1, 0);
    }

    public static CalibrationBin[] Of(
        ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct, int bins, BinEdge edge = BinEdge.Left)
    {
        ArgumentOutOfRangeException.ThrowIfZero(confidences.Length);
        var accumulator = new BinAccumulator(bins, edge);
        accumulator.Add(confidences, correct);
        return accumulator.ToBins();
    }

    public static CalibrationBin[] Of(SortedPredictions predictions, int bins, BinEdge edge = BinEdge.Left)
    {
        var accumulator = new BinAccumulator(bins, edge);
        foreach (var tie in predictions.Ties) accumulator.Add(tie);
        return accumulator.ToBins();
    }

    [DoesNotReturn]
    internal static void ThrowNoConfidence(double confidence) =>
        throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1.");
}
