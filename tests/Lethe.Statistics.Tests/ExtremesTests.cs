namespace Lethe.Statistics.Tests;

public class ExtremesTests
{
    [Fact]
    public void Places_OfTheLargestAndTheSmallest_AreAscending()
    {
        double[] values = [3, -1, 7, 2, 7];
        Assert.Equal([0, 2, 4], Extremes.Largest(values, 3));
        Assert.Equal([1, 3], Extremes.Smallest(values, 2));
        Assert.Equal([0, 1, 2, 3, 4], Extremes.Largest(values, 5));
        Assert.Empty(Extremes.Smallest(values, 0));
    }

    [Fact]
    public void Places_OfEqualNumbers_AreTheFirst()
    {
        Assert.Equal([0, 1], Extremes.Largest([5, 5, 5, 5], 2));
        Assert.Equal([0, 1], Extremes.Smallest([5, 5, 5, 5], 2));
        Assert.Equal([1, 2], Extremes.Largest([4, 5, 5, 5], 2));
    }

    [Fact]
    public void Places_OfTooMany_OrOfNoNumbers_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Extremes.Largest([1, 2], 3));
        Assert.Throws<ArgumentException>(() => Extremes.Smallest([1, double.NaN], 1));
    }
}
