namespace Lethe.Statistics.Tests;

public class RankCorrelationTests
{
    [Fact]
    public void Spearman_OfTheSameOrder_IsOneWhateverTheDistances()
    {
        Assert.Equal(1, RankCorrelation.Spearman([1, 2, 3, 4], [1, 10, 100, 1000]));
        Assert.Equal(-1, RankCorrelation.Spearman([1, 2, 3, 4], [5, 4, 3, -7]));
    }

    [Fact]
    public void Spearman_WorkedByHand()
    {
        // Rank differences 0, 1, -1, 0: 1 - 6 * 2 / (4 * 15).
        Assert.Equal(0.8, RankCorrelation.Spearman([1, 2, 3, 4], [10, 30, 20, 40])!.Value, 1e-12);
    }

    [Fact]
    public void Ranks_OfEqualNumbers_AreTheirMean()
    {
        Assert.Equal([1, 2.5, 2.5, 4], RankCorrelation.Of([1, 2, 2, 3]));
        // Pearson's correlation of (1, 2.5, 2.5, 4) with (1, 2, 3, 4).
        Assert.Equal(4.5 / Math.Sqrt(4.5 * 5), RankCorrelation.Spearman([1, 2, 2, 3], [1, 2, 3, 4])!.Value, 1e-12);
    }

    [Fact]
    public void Spearman_OfWhatDoesNotVary_IsNotDefined()
    {
        Assert.Null(RankCorrelation.Spearman([1, 1, 1], [1, 2, 3]));
        Assert.Null(RankCorrelation.Spearman([1, 2, 3], [5, 5, 5]));
        Assert.Null(RankCorrelation.Spearman([1], [2]));
        Assert.Throws<ArgumentException>(() => RankCorrelation.Spearman([1, 2], [1]));
    }

    [Fact]
    public void Spearman_OfUnrelatedNumbers_ScattersAroundZero()
    {
        var random = new RandomStream(1);
        var found = Enumerable.Range(0, 400).Select(_ => RankCorrelation.Spearman(Draw(), Draw())!.Value).ToArray();
        // Its deviation is 1 / sqrt(n - 1).
        Assert.True(Math.Abs(Mean.Of(found)) < 3.5 / Math.Sqrt(49 * 400.0));
        Assert.InRange(Mean.Deviation(found), 0.9 / 7, 1.1 / 7);

        double[] Draw() => [.. Enumerable.Range(0, 50).Select(_ => random.NextDouble())];
    }
}
