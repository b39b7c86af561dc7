namespace Lethe.Statistics.Tests;

public sealed class SlopeTests
{
    [Fact]
    public void Slope_OfPointsOnALine_IsTheLinesWithoutWidth()
    {
        double[] x = [0, 1, 2, 5, 6, 8], y = [3, 1, -1, -7, -9, -13];
        Assert.Equal(-2, Slope.Of(x, y), 1e-12);
        Assert.Equal(new Interval(-2, -2, 0.95, "Sen"), Slope.Sen(x, y));
    }

    [Fact]
    public void Interval_IsSens()
    {
        // By hand: the ten slopes are -3, 0, 0, 1/3, 1, 1, 1, 2, 3, 3. Two pairs of equal values: variance (300 - 36) / 18, so the
        // ranks lie 1.959964 * 3.829708 / 2 = 3.753 to both sides of 5: the first and the last.
        double[] x = [0, 1, 2, 3, 4], y = [2, 5, 2, 5, 6];
        Assert.Equal(1, Slope.Of(x, y), 1e-12);
        Assert.Equal(new Interval(-3, 3, 0.95, "Sen"), Slope.Sen(x, y));
        // At a half the ranks are 5 - 0.67449 * 3.829708 / 2 = 3.708 and 6.292: the fourth and the seventh.
        Assert.Equal(new Interval(1 / 3.0, 1, 0.5, "Sen"), Slope.Sen(x, y, 0.5));
    }

    [Fact]
    public void Slope_OfWhatJumpsAndComesBack_StaysAsItWas()
    {
        var random = new RandomStream(1);
        double[] x = [.. Enumerable.Range(0, 24)], y = [.. x.Select(_ => 320 + random.NextDouble())];
        for (var i = 20; i < 24; i++) y[i] += 15;
        // By least squares these four alone would make it 0.52.
        Assert.InRange(Slope.Of(x, y), -0.1, 0.1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.7)]
    public void Interval_OfNoisyLines_HoldsTheSlopeAsOftenAsItSays(double slope)
    {
        var random = new RandomStream(2);
        double[] x = [.. Enumerable.Range(0, 25)];
        const int Lines = 2000;
        var held = Enumerable.Range(0, Lines).Count(_ => Slope.Sen(x, [.. x.Select(at => slope * at + random.NextNormal())])!.Value.Contains(slope));
        Assert.InRange(held / (double)Lines, 0.94, 0.97);
    }

    [Fact]
    public void Slope_ThatCannotBeKnown_IsNot()
    {
        Assert.True(double.IsNaN(Slope.Of([2, 2, 2], [1, 2, 3])));
        Assert.Null(Slope.Sen([1, 2], [1, 2]));
        Assert.Null(Slope.Sen([1, 2, 3, 4], [1, 3, 2, 4]));
        Assert.Throws<ArgumentException>(() => Slope.Of([1, 2], [1]));
    }
}
