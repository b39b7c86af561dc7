namespace Lethe.Statistics.Tests;

public class DistributionTests
{
    [Theory]
    [InlineData(0.5, 0.5723649429247001)] // ln sqrt(pi)
    [InlineData(1, 0)]
    [InlineData(10, 12.801827480081469)] // ln 9!
    [InlineData(100.5, 361.4355404678124)]
    public void GammaLog_AtKnownPoints_IsExact(double x, double expected) => Assert.Equal(expected, Gamma.Log(x), 1e-10);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.959963984540054, 0.975)]
    [InlineData(-3, 0.0013498980316300933)]
    [InlineData(-8, 6.220960574271785e-16)]
    public void NormalCumulative_AtKnownPoints_IsExact(double z, double expected) =>
        Assert.Equal(1, Normal.Cumulative(z) / expected, 1e-12);

    [Fact]
    public void NormalQuantile_OverTheWholeRange_InvertsTheCumulative()
    {
        foreach (var p in new[] { 1e-15, 1e-6, 0.01, 0.3, 0.5, 0.9, 0.999, 1 - 1e-9 })
            Assert.Equal(1, Normal.Cumulative(Normal.Quantile(p)) / p, 1e-11);
    }

    [Theory]
    [InlineData(0.975, 1, 12.706204736432095)]
    [InlineData(0.975, 4, 2.7764451051977987)]
    [InlineData(0.05, 10, -1.8124611228107335)]
    public void StudentQuantile_AtTabulatedPoints_IsExact(double p, double degrees, double expected) =>
        Assert.Equal(expected, StudentT.Quantile(p, degrees), 1e-8);

    [Fact]
    public void BetaCumulative_OfWholeParameters_IsTheBinomialTail()
    {
        // P(X >= k) for X ~ Binomial(n, x) equals the beta distribution function with (k, n - k + 1).
        const int N = 12, K = 5;
        const double X = 0.37;
        var tail = 0.0;
        for (var j = K; j <= N; j++)
            tail += Math.Exp(Gamma.Log(N + 1) - Gamma.Log(j + 1) - Gamma.Log(N - j + 1) + j * Math.Log(X) + (N - j) * Math.Log(1 - X));
        Assert.Equal(tail, Beta.Cumulative(X, K, N - K + 1), 1e-13);
    }
}
