namespace Lethe.Statistics.Tests;

public class ProportionTests
{
    [Fact]
    public void Exact_ThreeOfTen_IsTheTextbookInterval()
    {
        var interval = Proportion.Exact(3, 10);
        Assert.Equal(0.06673951117773447, interval.Low, 1e-10);
        Assert.Equal(0.6524528500599972, interval.High, 1e-10);
    }

    [Fact]
    public void Exact_NoneOfN_HasTheClosedForm()
    {
        // With no success the upper end solves (1 - p)^n = 0.025.
        var interval = Proportion.Exact(0, 50);
        Assert.Equal(0, interval.Low);
        Assert.Equal(1 - Math.Pow(0.025, 1.0 / 50), interval.High, 1e-12);
    }

    [Fact]
    public void Wilson_TenOfTwenty_IsSymmetricAroundOneHalf()
    {
        var interval = Proportion.Wilson(10, 20);
        Assert.Equal(1, interval.Low + interval.High, 1e-14);
        Assert.Equal(0.2992980081982123, interval.Low, 1e-10);
    }

    [Fact]
    public void Exact_OverManySamples_CoversAtLeastAtItsLevel()
    {
        var random = new RandomStream(11);
        const int Trials = 400, N = 40;
        const double Truth = 0.15;
        var covered = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var hits = 0;
            for (var i = 0; i < N; i++)
                if (random.NextDouble() < Truth) hits++;
            if (Proportion.Exact(hits, N).Contains(Truth)) covered++;
        }
        Assert.True(covered >= 0.95 * Trials, $"covered {covered} of {Trials}");
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(0, 0)]
    public void Counts_ThatCannotBe_AreRefused(long successes, long trials) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Exact(successes, trials));
}
