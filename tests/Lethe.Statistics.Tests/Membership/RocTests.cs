namespace Lethe.Statistics.Tests.Membership;

public class RocTests
{
    [Fact]
    public void Points_OfAFewScores_AreCountedByHand()
    {
        var roc = Roc.Of([3, 2, 2, 0], [2, 1]);

        Assert.Equal(
            [(0, 0), (0, 1), (1, 3), (2, 3), (2, 4)],
            roc.Points.Select(point => ((int)point.False, (int)point.True)));
        Assert.Equal([double.PositiveInfinity, 3, 2, 1, 0], roc.Points.Select(point => point.Threshold));
    }

    [Fact]
    public void RateAt_OnePercentOfThreeHundred_AllowsThreeFalseAlarmsAndNoMore()
    {
        var outside = Enumerable.Range(0, 300).Select(i => (double)i).ToArray();
        // Members with two, three and four of the others above them, and one above all.
        var rate = Roc.Of([297.5, 296.5, 295.5, 400], outside).RateAt(0.01);

        Assert.Equal(0.75, rate.Value);
        Assert.Equal(0.01, rate.Reached, 1e-12);
        Assert.Equal(Proportion.Exact(3, 4), rate.Interval);
        Assert.False(rate.IsResolved);
    }

    [Theory]
    [InlineData(0.01, 1000, true)]
    [InlineData(0.01, 999, false)]
    [InlineData(0.001, 10_000, true)]
    [InlineData(0.001, 9_000, false)]
    public void RateAt_WithSoManyNonMembers_SaysWhetherTheyResolveIt(double falseRate, int nonMembers, bool isResolved) =>
        Assert.Equal(isResolved, Roc.Of([1], new double[nonMembers]).RateAt(falseRate).IsResolved);

    [Fact]
    public void RateAt_WhenAllScoresTie_FindsNobody() => Assert.Equal(0, Roc.Of([1, 1, 1], [1, 1, 1]).RateAt(0.5).Value);

    [Fact]
    public void ForLogAxes_OfManyPoints_KeepsTheLowEndAndLosesNoStepThere()
    {
        var random = new RandomStream(3);
        var roc = Roc.Of([.. Draw(random, 20_000, 1)], [.. Draw(random, 20_000, 0)]);

        var kept = roc.ForLogAxes();

        Assert.InRange(kept.Count, 50, 500);
        Assert.Equal(roc.Points[1].TrueRate, kept[0].TrueRate);
        Assert.Equal((1, 1), (kept[^1].FalseRate, kept[^1].TrueRate));
        Assert.Contains(kept, point => point.False == 1);
        Assert.Contains(kept, point => point.False == 2);
        Assert.All(kept.Zip(kept.Skip(1)), pair => Assert.True(pair.First.FalseRate <= pair.Second.FalseRate && pair.First.TrueRate <= pair.Second.TrueRate));
    }

    [Fact]
    public void Of_AScoreThatIsNoNumber_IsRefused() => Assert.Throws<ArgumentException>(() => Roc.Of([double.NaN], [1]));

    internal static IEnumerable<double> Draw(RandomStream random, int count, double mean) =>
        Enumerable.Range(0, count).Select(_ => mean + random.NextNormal());
}
