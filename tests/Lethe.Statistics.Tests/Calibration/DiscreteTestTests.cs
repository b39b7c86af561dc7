namespace Lethe.Statistics.Tests.Calibration;

public class DiscreteTestTests
{
    [Fact]
    public void PValue_OfTwoConfidences_IsTheLeastOfTwoBinomialTests()
    {
        // At .5, 9 of 10: twice 11 / 1024. At .2, 1 of 5: nothing to remark. Two confidences.
        var test = Of((.5, 10, 9), (.2, 5, 1));
        Assert.Equal(2 * 2 * 11 / 1024.0, test.PValue, 1e-12);
        Assert.Equal((.5, 2), (test.Confidence, test.Confidences));
        // Too few right is found as well: 1 of 10.
        Assert.Equal(2 * 2 * 11 / 1024.0, Of((.5, 10, 1), (.2, 5, 1)).PValue, 1e-12);
        Assert.Equal(1, Of((.5, 10, 5)).PValue);
    }

    [Fact]
    public void PValue_OfCertainties_IsAllOrNothing()
    {
        Assert.Equal(1, Of((0, 4, 0), (1, 6, 6)).PValue);
        Assert.Equal(0, Of((0, 4, 0), (1, 6, 5)).PValue);
        Assert.Equal(0, Of((0, 4, 1), (1, 6, 6)).PValue);
    }

    [Fact]
    public void Of_CalibratedModels_RejectsNoMoreOftenThanItsLevel()
    {
        var random = new RandomStream(12);
        var rejected = Enumerable.Range(0, 500).Count(_ => Of(Drawn(random, shift: 0)).PValue <= .1);
        // At most 50 are expected: exact tests and Bonferroni both err on the safe side. The binomial's 99.9% range ends at 73.
        Assert.InRange(rejected, 0, 73);
        var found = Enumerable.Range(0, 100).Count(_ => Of(Drawn(random, shift: -.2)).PValue <= .1);
        Assert.InRange(found, 90, 100);
    }

    private static (double, int, int)[] Drawn(RandomStream random, double shift) =>
        [.. new[] { .3, .5, .7, .9 }.Select(c => (c, 60, Enumerable.Range(0, 60).Count(_ => random.NextDouble() < c + shift)))];

    private static DiscreteTest Of(params (double Confidence, int Count, int Right)[] groups) => DiscreteTest.Of(SortedPredictions.Of(
        [.. groups.SelectMany(one => Enumerable.Repeat(one.Confidence, one.Count))],
        [.. groups.SelectMany(one => Enumerable.Range(0, one.Count).Select(i => i < one.Right))]));
}
