namespace Lethe.Statistics.Tests;

public class OracleGapTests
{
    private const int Trials = 200;

    [Fact]
    public void Gap_OfHandMadeNumbers_IsTheDifferenceOfMeans()
    {
        var gap = OracleGap.Of([1, 1, 0, 0], [[1, 0, 0, 0], [1, 1, 1, 0]], new RandomStream(1), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(0.0, gap.Gap, 1e-15);
        Assert.Equal(0.5, gap.NoiseFloor, 1e-15);
        Assert.Equal(2, gap.Oracles);
    }

    [Fact]
    public void SingleOracle_HasNoSeedInterval()
    {
        var gap = OracleGap.Of([1, 0], [[1, 1]], new RandomStream(1), cancellation: TestContext.Current.CancellationToken);
        Assert.Null(gap.Interval);
        Assert.True(double.IsNaN(gap.DefaultMargin));
    }

    [Theory]
    [InlineData(5, 800, 0.01)]
    [InlineData(10, 400, 0.0)]
    public void HeldOutOracle_IsEquivalent_AndTheOriginalIsNot(int oracles, int records, double spread)
    {
        var random = new RandomStream(42);
        int alike = 0, originalAlike = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var stream = random.Fork(trial);
            var difficulty = new double[records];
            for (var i = 0; i < records; i++) difficulty[i] = Math.Pow(stream.NextDouble(), 0.2);
            var retrained = Enumerable.Range(0, oracles).Select(_ => Model(difficulty, spread, 0, stream)).ToArray();
            // A model that has seen the records gets nearly all of them right.
            alike += Alike(Model(difficulty, spread, 0, stream), retrained, stream);
            originalAlike += Alike(Model(difficulty, spread, 0.3, stream), retrained, stream);
        }
        Assert.True(alike >= 0.9 * Trials, $"a true retrain was equivalent in {alike} of {Trials}");
        Assert.True(originalAlike <= 0.05 * Trials, $"the original was equivalent in {originalAlike} of {Trials}");
    }

    private static int Alike(double[] model, double[][] oracles, RandomStream random)
    {
        var gap = OracleGap.Of(model, oracles, random, draws: 300, cancellation: TestContext.Current.CancellationToken);
        return Equivalence.Holds(gap.Interval!.Value, gap.DefaultMargin) == true ? 1 : 0;
    }

    private static double[] Model(double[] difficulty, double spread, double lift, RandomStream random)
    {
        var shift = spread * random.NextNormal() + lift;
        return Array.ConvertAll(difficulty, p => random.NextDouble() < p + shift ? 1.0 : 0.0);
    }
}
