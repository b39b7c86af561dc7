namespace Lethe.Statistics.Tests.Conformal;

public class ConformalQuantileTests
{
    private static readonly double[] Nine = [.10, .95, .33, .42, .05, .61, .27, .18, .74];

    [Theory]
    [InlineData(.05, double.PositiveInfinity)]
    [InlineData(.1, .95)]
    [InlineData(.2, .74)]
    [InlineData(.5, .33)]
    public void Quantile_OfNineScores_IsAnOrderStatisticOfTenPlaces(double alpha, double expected)
    {
        Assert.Equal(expected, ConformalQuantile.Of(Nine, alpha));
    }

    [Theory]
    [InlineData(.05, .866), InlineData(.1, .782), InlineData(.2, .662)]
    public void Interpolation_AsOthersDoIt_GivesLess(double alpha, double interpolated)
    {
        Assert.Equal(interpolated, Quantiles.Of(Nine, 1 - alpha), 1e-12);
        Assert.True(interpolated < ConformalQuantile.Of(Nine, alpha));
    }

    [Theory]
    [InlineData(9, .7, 3)]
    [InlineData(999_999, .7, 300_000)]
    [InlineData(5000, .1, 4501)]
    [InlineData(10, .1, 10)]
    [InlineData(8, .1, 9)]
    public void Rank_OfAWholeProduct_IsNotOneMore(int count, double alpha, int expected) => Assert.Equal(expected, ConformalQuantile.Rank(count, alpha));

    [Theory]
    [InlineData(.1, 9), InlineData(.05, 19), InlineData(.5, 1), InlineData(.3, 3), InlineData(.01, 99)]
    public void Fewest_IsTheFirstWithAnEnd(double alpha, int expected)
    {
        Assert.Equal(expected, ConformalQuantile.Fewest(alpha));
        Assert.True(double.IsFinite(ConformalQuantile.Of(new double[expected], alpha)));
        Assert.True(double.IsInfinity(ConformalQuantile.Of(new double[expected - 1], alpha)));
    }

    [Fact]
    public void ByClass_WithTooFewOfOne_LeavesThatOneWithoutAnEnd()
    {
        var labels = new long[] { 0, 0, 0, 1, 1, 1, 1, 1, 1, 2 };
        double[] scores = [.1, .3, .2, .6, .5, .4, .3, .2, .1, .9];
        // The third of three, ceil(4 x .6); the fifth of six, ceil(7 x .6); of one there is no second.
        Assert.Equal([.3, .5, double.PositiveInfinity, double.PositiveInfinity], ConformalQuantile.ByClass(scores, labels, 4, .4));
        // Classes 0 and 2 together: the third of four; class 1 with all: the seventh of ten.
        Assert.Equal([.3, .4, .3], ConformalQuantile.ByGroup(scores, labels, [0, -1, 0], .4));
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(double.NaN)]
    public void Rank_OfNoLevel_IsRefused(double alpha) => Assert.Throws<ArgumentOutOfRangeException>(() => ConformalQuantile.Rank(9, alpha));
}
