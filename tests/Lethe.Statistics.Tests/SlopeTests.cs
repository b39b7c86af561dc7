namespace Lethe.Statistics.Tests;

public sealed class SlopeTests
{
    [Fact]
    public void Slope_OfPointsOnALine_IsTheLinesWithoutWidth()
    {
        double[] x = [0, 1, 2, 5], y = [3, 1, -1, -7];
        Assert.Equal(-2, Slope.Of(x, y), 1e-12);
        var interval = Slope.Student(x, y)!.Value;
        Assert.Equal(-2, interval.Low, 1e-6);
        Assert.Equal(0, interval.Width, 1e-6);
    }

    [Fact]
    public void Interval_IsStudents()
    {
        // By hand: x - 2 is -2..2 and y - 4 is -2, 1, -2, 1, 2, so Sxx 10, Sxy 8, Syy 14: slope 0.8, residual sum
        // 14 - 6.4 = 7.6, standard error sqrt(7.6 / 3 / 10) = 0.503322, t(0.975; 3) = 3.182446.
        double[] x = [0, 1, 2, 3, 4], y = [2, 5, 2, 5, 6];
        Assert.Equal(0.8, Slope.Of(x, y), 1e-12);
        var interval = Slope.Student(x, y)!.Value;
        Assert.Equal(0.8 - 3.182446 * 0.503322, interval.Low, 1e-5);
        Assert.Equal(0.8 + 3.182446 * 0.503322, interval.High, 1e-5);
    }

    [Fact]
    public void Slope_ThatCannotBeKnown_IsNot()
    {
        Assert.True(double.IsNaN(Slope.Of([2, 2, 2], [1, 2, 3])));
        Assert.Null(Slope.Student([1, 2], [1, 2]));
        Assert.Throws<ArgumentException>(() => Slope.Of([1, 2], [1]));
    }
}
