namespace Lethe.Statistics.Tests.Privacy;

public class ForgettingScoreTests
{
    [Theory]
    [InlineData(0, 512, 1)]
    [InlineData(0.49, 512, 1)]
    [InlineData(0.5, 512, 0.5)]
    [InlineData(1.2, 512, 0.25)]
    [InlineData(6.9, 512, 1.0 / 8192)]
    [InlineData(7, 512, 0)]
    [InlineData(50, 512, 0)]
    [InlineData(5.1, 128, 0)]
    [InlineData(double.PositiveInfinity, 512, 0)]
    public void Points_OfAnEpsilon_AreTheirBins(double epsilon, int models, double points) => Assert.Equal(points, ForgettingScore.Points(epsilon, models));

    [Fact]
    public void Epsilon_OfMarginsThatDoNotOverlap_IsTheCap() => Assert.Equal(50, ForgettingScore.Epsilon([1, 1.1, 1.2, 1.3], [3, 3.1, 3.2, 3.3]));

    [Fact]
    public void Epsilon_OfModelsThatAreAllAlike_IsTheCap() => Assert.Equal(50, ForgettingScore.Epsilon([1, 1, 1], [0, 1, 2]));

    [Fact]
    public void Epsilon_OfTheSameNumberEverywhere_IsZero() => Assert.Equal(0, ForgettingScore.Epsilon([1, 1, 1], [1, 1, 1]));

    [Fact]
    public void Epsilon_OfAFewMargins_IsThatOfTheBestRule()
    {
        // No rule but "above 1.5": one false alarm of four, one miss of four. Nothing an interval could add.
        var expected = Math.Log(1 - 1e-5 - 0.25) - Math.Log(0.25);
        Assert.Equal(expected, ForgettingScore.Epsilon([0, 2, 3, 4], [-1, 0.5, 1, 5]), 1e-9);
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void Points_OfRetrainingAgainstRetraining_AreAboutAFifthAndNotOne() => Assert.Equal(0.20, Simulate(128, 0), 0.05);

    [Theory]
    [Trait("Speed", "slow")]
    [InlineData(0.5, 0.10)]
    [InlineData(1, 0.03)]
    public void Points_OfAShift_FallFast(double shift, double expected) => Assert.Equal(expected, Simulate(128, shift), 0.03);

    private static double Simulate(int models, double shift)
    {
        var random = new RandomStream(59);
        double[][] Side(double mean) => [.. Enumerable.Range(0, models).Select(_ => Enumerable.Range(0, 100).Select(_ => mean + random.NextNormal()).ToArray())];
        return Mean.Of(ForgettingScore.PointsOf(Side(shift), Side(0), TestContext.Current.CancellationToken));
    }
}
