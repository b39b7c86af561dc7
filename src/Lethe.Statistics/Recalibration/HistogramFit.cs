namespace Lethe.Statistics;

/// <summary>
/// Histogram binning (Zadrozny and Elkan 2001): in each of equally wide bins the probability is how often it came true;
/// in an empty one, the middle of the bin.
/// </summary>
public sealed record HistogramFit(IReadOnlyList<double> Rates)
{
    public double At(double probability) => Rates[ConfidenceBins.IndexOf(probability, Rates.Count)];

    public static HistogramFit Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> isTrue, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        ArgumentOutOfRangeException.ThrowIfZero(probabilities.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(isTrue.Length, probabilities.Length);
        var (count, right) = (new int[bins], new int[bins]);
        for (var i = 0; i < probabilities.Length; i++)
        {
            var bin = ConfidenceBins.IndexOf(probabilities[i], bins);
            count[bin]++;
            right[bin] += isTrue[i] ? 1 : 0;
        }
        return new HistogramFit([.. count.Select((n, bin) => n == 0 ? (bin + .5) / bins : (double)right[bin] / n)]);
    }
}
