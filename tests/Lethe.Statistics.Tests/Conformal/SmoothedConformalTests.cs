namespace Lethe.Statistics.Tests.Conformal;

public class SmoothedConformalTests
{
    [Theory]
    [InlineData(.9, .25, .9372)]
    [InlineData(.9, .5, .9626)]
    [InlineData(.95, .5, .9840)]
    [InlineData(.9, 0, .9)]
    public void Worst_OfAScore_IsTheNormalShift(double score, double shift, double expected)
    {
        Assert.Equal(expected, SmoothedConformal.Worst(score, shift), 5e-5);
        Assert.Equal(score, SmoothedConformal.Worst(SmoothedConformal.Worst(score, shift), -shift), 1e-12);
    }

    [Theory]
    [InlineData(256, .001, .116), InlineData(10_000, .001, .0186)]
    public void Slack_OfDraws_IsHoeffdings(int draws, double chance, double expected) =>
        Assert.Equal(expected, SmoothedConformal.Slack(draws, chance), 5e-4);

    [Fact]
    public void Threshold_WithoutShiftAndSlack_IsTheUsualOne()
    {
        double[] scores = [.1, .9, .33, .42, .05, .61, .27, .18, .74];
        Assert.Equal(ConformalQuantile.Of(scores, .2), SmoothedConformal.Threshold(scores, .2, 0, 100, 0), 1e-12);
        Assert.Equal(.8, SmoothedConformal.CertifiedCoverage(scores, .2, 0), 1e-12);
        var thresholds = new[] { 0, .1, .5, 1.0 }.Select(shift => SmoothedConformal.Threshold(scores, .2, shift, 100, 0)).ToArray();
        Assert.Equal(thresholds.Order(), thresholds);
        var certified = new[] { 0, .1, .5, 1.0 }.Select(shift => SmoothedConformal.CertifiedCoverage(scores, .2, shift)).ToArray();
        Assert.Equal(certified.OrderDescending(), certified);
        // By hand: only scores that stay below .74 when raised by half a deviation, that is those up to Phi(.143) = .557.
        Assert.Equal(.6, SmoothedConformal.CertifiedCoverage(scores, .2, .5), 1e-12);
    }

    [Fact]
    public void Threshold_WithSlack_IsHigherAndMayHaveNoEnd()
    {
        var scores = Enumerable.Range(0, 999).Select(i => i / 1250.0).ToArray();
        var plain = SmoothedConformal.Threshold(scores, .1, .5, 10_000, 0);
        var sure = SmoothedConformal.Threshold(scores, .1, .5, 10_000, .001);
        Assert.True(sure > plain && sure < 1, $"{plain} {sure}");
        Assert.Equal(double.PositiveInfinity, SmoothedConformal.Threshold(scores, .002, .5, 10_000, .001));
        // With few draws the slack alone takes the threshold beyond every score.
        Assert.Equal(double.PositiveInfinity, SmoothedConformal.Threshold(scores, .1, .5, 16, .001));
    }
}
