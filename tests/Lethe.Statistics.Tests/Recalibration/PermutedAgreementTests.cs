namespace Lethe.Statistics.Tests.Recalibration;

public class PermutedAgreementTests
{
    /// <summary>Every order of four labels, counted out.</summary>
    [Fact]
    public void Of_FourRecords_IsWhatAllPermutationsGive()
    {
        int[] predicted = [0, 0, 1, 2];
        long[] labels = [0, 1, 1, 2];
        var agreements = Orders([0, 1, 2, 3]).Select(order => (double)order.Where((to, i) => predicted[i] == labels[to]).Count()).ToArray();
        var (mean, squares) = (agreements.Average(), agreements.Average(one => one * one));
        Assert.Equal(24, agreements.Length);
        Assert.Equal((3 - mean) / Math.Sqrt(squares - mean * mean), PermutedAgreement.Of(predicted, labels, 3)!.Value, 1e-12);
    }

    [Fact]
    public void Of_OnePredictedClass_SaysNothing() => Assert.Null(PermutedAgreement.Of([1, 1, 1], [0, 1, 1], 2));

    private static IEnumerable<int[]> Orders(int[] items) =>
        items.Length == 1 ? [items] : items.SelectMany((first, i) => Orders([.. items[..i], .. items[(i + 1)..]]).Select(rest => (int[])[first, .. rest]));
}
