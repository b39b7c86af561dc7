namespace Lethe.Statistics.Tests.Membership;

public class AttackPTests
{
    [Fact]
    public void Values_AreShareOfThePopulationThatIsAsLow() =>
        Assert.Equal([1.0 / 5, 3.0 / 5, 5.0 / 5], AttackP.Values([0.5, 2, 9], [4, 1, 2, 3]));

    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(1.5, 0.375)]
    [InlineData(0, 0)]
    [InlineData(2000, 1)]
    public void ReferenceValue_BetweenReferences_IsOnStraightLines(double loss, double expected) =>
        Assert.Equal(expected, AttackP.ReferenceValue(loss, [3, 1, 2]), 1e-12);

    [Fact]
    public void Values_OfNonMembers_AreUniform()
    {
        var random = new RandomStream(17);
        double[] Losses(int count) => [.. Enumerable.Range(0, count).Select(_ => Math.Abs(random.NextNormal()))];
        double[] sorted = [.. AttackP.Values(Losses(2000), Losses(4000)).Order()];

        // Kolmogorov and Smirnov at 1%, both samples counted.
        var worst = sorted.Select((value, i) => Math.Abs(value - (i + 0.5) / sorted.Length)).Max();
        Assert.True(worst < 1.63 * Math.Sqrt(1.0 / 2000 + 1.0 / 4000), $"{worst}");
    }
}
