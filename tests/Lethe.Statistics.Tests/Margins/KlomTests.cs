namespace Lethe.Statistics.Tests.Margins;

public class KlomTests
{
    [Fact]
    public void Of_TheSameMargins_IsZero() => Assert.Equal(0, Klom.Of([1, 2, 3, 5], [1, 2, 3, 5]), 1e-15);

    [Fact]
    public void Of_MarginsInDifferentBins_IsTheCeilingBothWays()
    {
        Assert.Equal(11.51, Klom.Of([1, 1], [5, 5]), 0.01);
        Assert.Equal(11.51, Klom.Of([5, 5], [1, 1]), 0.01);
    }

    [Fact]
    public void Of_MarginsThatTieAtTheMaximum_AreNotLost() => Assert.True(Klom.Of([100, 100, 200], [1, 2, 3]) > 11);

    [Fact]
    public void Of_AFewMargins_IsCountedByHand()
    {
        // Bins of width 1: P = 1/2 in bin 0 and 1/2 in the last, Q = 1/4 in bin 0 and 3/4 in bin 10.
        var floored = 0.25 + 0.75 + 1e-5;
        var expected = 0.5 * Math.Log(0.5 * floored / 0.25) + 0.5 * Math.Log(0.5 * floored / 1e-5);
        Assert.Equal(expected, Klom.Of([0, 20], [0.5, 10.5, 10.5, 10.5]), 1e-12);
    }

    [Theory]
    [InlineData(100, 0.34, 0.03)]
    [InlineData(20, 3.0, 0.3)]
    public void Of_TheSameLaw_HasTheKnownFloor(int models, double expected, double within) =>
        Assert.Equal(expected, Simulate(models, 0, 1, Klom.Of), within);

    [Fact]
    public void Of_TwiceTheSpread_TellsTheDirection()
    {
        Assert.Equal(1.6, Simulate(100, 0, 2, Klom.Of), 0.2);
        Assert.Equal(0.45, Simulate(100, 0, 2, (unlearned, oracles) => Klom.Of(oracles, unlearned)), 0.1);
    }

    [Fact]
    public void Of_AShiftOfTwoDeviations_IsNearTheKnownValue() => Assert.Equal(3.6, Simulate(100, 2, 1, Klom.Of), 0.3);

    [Fact]
    public void Gaussian_OfTheSameLaw_HasAFarLowerFloor() => Assert.Equal(0.021, Simulate(100, 0, 1, Klom.Gaussian), 0.01);

    [Fact]
    public void Gaussian_OfKnownMoments_IsTheClosedForm()
    {
        // Deviations sqrt 2 and 2 sqrt 2, means 1 and 4.
        Assert.Equal(Math.Log(2) + (2 + 9) / (2 * 8.0) - 0.5, Klom.Gaussian([0, 2], [2, 6]), 1e-12);
    }

    [Theory]
    [InlineData(-20)]
    [InlineData(40)]
    [InlineData(-40)]
    public void Robust_WithAStrayOracle_StillSeesTheShift(double stray)
    {
        var random = new RandomStream(31);
        var (plain, robust) = (0.0, 0.0);
        for (var trial = 0; trial < 200; trial++)
        {
            double[] unlearned = Draw(random, 100, 1, 1), oracles = Draw(random, 100, 0, 1);
            oracles[0] = stray;
            (plain, robust) = (plain + Klom.Of(unlearned, oracles) / 200, robust + Klom.Robust(unlearned, oracles) / 200);
        }
        // 1.2 without the stray one.
        Assert.True(plain < 0.85, $"{plain}");
        Assert.Equal(1.21, robust, 0.15);
    }

    [Fact]
    public void Robust_OfTheSameLaw_HasTheKnownFloor() => Assert.Equal(0.37, Simulate(100, 0, 1, Klom.Robust), 0.04);

    private static double Simulate(int models, double shift, double spread, KlomScores.Measure measure)
    {
        var random = new RandomStream(29);
        return Enumerable.Range(0, 400).Average(_ => measure(Draw(random, models, shift, spread), Draw(random, models, 0, 1)));
    }

    private static double[] Draw(RandomStream random, int count, double mean, double spread) =>
        [.. Enumerable.Range(0, count).Select(_ => mean + spread * random.NextNormal())];
}
