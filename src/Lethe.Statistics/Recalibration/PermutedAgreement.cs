namespace Lethe.Statistics;

/// <summary>
/// How much more often predictions are right than with the labels dealt out anew: whether these labels can be those of these
/// records. Both keep how often each class comes.
/// </summary>
public static class PermutedAgreement
{
    /// <returns>In standard deviations over all permutations; null where every permutation agrees as often.</returns>
    public static double? Of(ReadOnlySpan<int> predicted, ReadOnlySpan<long> labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, predicted.Length);
        var (claims, truths, right) = (new double[classes], new double[classes], 0.0);
        for (var i = 0; i < labels.Length; i++)
        {
            claims[predicted[i]]++;
            truths[labels[i]]++;
            right += predicted[i] == labels[i] ? 1 : 0;
        }
        // The permutation variance of a sum of a table's entries: its doubly centred squares over n - 1 (Hoeffding 1951).
        double count = labels.Length, pairs = 0, centred = 0;
        for (var k = 0; k < classes; k++)
        {
            pairs += claims[k] * truths[k];
            centred += claims[k] * truths[k] * (1 - (claims[k] + truths[k]) / count);
        }
        var variance = (centred + pairs / count * (pairs / count)) / (count - 1);
        return variance > 1e-12 ? (right - pairs / count) / Math.Sqrt(variance) : null;
    }
}
