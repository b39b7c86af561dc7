namespace Lethe.Statistics.Tests.Recalibration;

public class ClenshawCurtisTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(50)]
    public void Of_PolynomialsUpToTheSteps_IsExact(int steps)
    {
        var (nodes, weights) = ClenshawCurtis.Of(steps);
        Assert.Equal(2, weights.Sum(), 1e-14);
        Assert.Equal((1.0, -1.0), (nodes[0], nodes[^1]));
        for (var power = 0; power <= steps; power++)
            Assert.Equal(power % 2 == 0 ? 2.0 / (power + 1) : 0, nodes.Zip(weights, (x, w) => w * Math.Pow(x, power)).Sum(), 1e-13);
    }

    [Fact]
    public void Of_TwoSteps_IsSimpsonsRule() =>
        Assert.All(ClenshawCurtis.Of(2).Weights.Zip([1 / 3.0, 4 / 3.0, 1 / 3.0]), pair => Assert.Equal(pair.Second, pair.First, 1e-15));

    [Fact]
    public void Of_AnOddNumberOfSteps_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => ClenshawCurtis.Of(5));
}
