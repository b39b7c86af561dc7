namespace Lethe.Statistics.Tests;

public class RandomStreamTests
{
    [Fact]
    public void SameSeed_GivesTheSameNumbers_AndForksAreIndependentOfDraws()
    {
        var first = new RandomStream(3);
        var second = new RandomStream(3);
        _ = second.NextBits();
        Assert.Equal(first.Fork("a").NextBits(), second.Fork("a").NextBits());
        Assert.NotEqual(first.Fork("a").NextBits(), first.Fork("b").NextBits());
    }

    [Fact]
    public void Permutation_HoldsEveryNumberOnce()
    {
        var order = new RandomStream(5).Permutation(1000);
        Assert.Equal(Enumerable.Range(0, 1000), order.Order());
        Assert.NotEqual(Enumerable.Range(0, 1000), order);
    }

    [Fact]
    public void Uniform_OverManyDraws_FillsTenBinsEvenly()
    {
        var random = new RandomStream(9);
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++) counts[(int)(10 * random.NextDouble())]++;
        // Chi-squared with 9 degrees of freedom: 27.9 is its 99.9% point.
        Assert.True(counts.Sum(count => (count - 10_000.0) * (count - 10_000.0) / 10_000) < 27.9);
    }
}
