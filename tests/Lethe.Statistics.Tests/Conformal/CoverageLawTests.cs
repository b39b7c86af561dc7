namespace Lethe.Statistics.Tests.Conformal;

public class CoverageLawTests
{
    [Theory]
    [InlineData(100, .8482, .9447)]
    [InlineData(1000, .8841, .9152)]
    [InlineData(10_000, .8950, .9049)]
    public void Limit_OfEndlessRecords_IsBeta(int calibrated, double low, double high)
    {
        var interval = CoverageLaw.Limit(calibrated, .1, .9);
        Assert.Equal(low, interval.Low, 5e-5);
        Assert.Equal(high, interval.High, 5e-5);
    }

    [Theory]
    [InlineData(1000, 10_000, .8798, .9188)]
    [InlineData(5000, 5000, .8880, .9116)]
    public void Range_OfSoManyRecords_IsBetaBinomial(int calibrated, int tested, double low, double high)
    {
        var interval = new CoverageLaw(calibrated, tested, .1).Range();
        Assert.Equal(low, interval.Low, 1.1e-4);
        Assert.Equal(high, interval.High, 1.1e-4);
    }

    [Fact]
    public void Chance_OfAKnownOutlier_IsKnown()
    {
        // .8852 of 5,000: about .008 on one side.
        var law = new CoverageLaw(5000, 5000, .1);
        Assert.Equal(.016, law.Chance(4426), 1.5e-3);
        Assert.Equal(1, law.Chance(4501), .05);
        Assert.True(law.Chance(4000) < 1e-10);
    }

    [Fact]
    public void Law_OfOneRecordEach_IsCountedByHand()
    {
        // One record calibrates at one half: the other is covered when its score is no higher, which is one case of two.
        var law = new CoverageLaw(1, 1, .5);
        Assert.Equal(new Interval(0, 1, .95, "beta-binomial law"), law.Range());
        Assert.Equal(1, law.Chance(0), 1e-12);
        Assert.Equal(1, law.Chance(1), 1e-12);
    }

    [Fact]
    public void Law_WithoutAnEnd_CoversEverything()
    {
        var law = new CoverageLaw(5, 10, .1);
        Assert.Equal(new Interval(1, 1, .95, "beta-binomial law"), law.Range());
        Assert.Equal((1, 0), (law.Chance(10), law.Chance(9)));
        Assert.Equal(1, CoverageLaw.Limit(5, .1, .9).Low);
    }
}
