namespace Lethe.Statistics.Tests.Foretelling;

public class ForetoldOutputsTests
{
    private static readonly int[] Both = [0, 1];

    // Two records, two outputs; the oracles' means are (2, 0) and (1, 1).
    private static ForetoldOutputs Worked => new(
        [[0, 0], [0, 0]],
        [[1, 0], [1, 1]],
        [[[1, 0], [1, 0]], [[3, 0], [1, 2]]]);

    [Fact]
    public void Numbers_OfAWorkedExample_AreAsCountedByHand()
    {
        var outputs = Worked;

        // Squared differences: foretold 1 + 0, original 4 + 2, oracle against the other 4 + 4; four outputs in all.
        Assert.Equal(Math.Sqrt(1 / 4.0), outputs.Error(Both), 1e-12);
        Assert.Equal(Math.Sqrt(6 / 4.0), outputs.OriginalError(Both), 1e-12);
        Assert.Equal(Math.Sqrt(8 / 4.0), outputs.NoiseFloor(Both), 1e-12);
        Assert.Equal(1 - 1 / 6.0, outputs.Explained(Both), 1e-12);
        Assert.Equal(1 - 8 * 0.75 / 6, outputs.Explainable(Both), 1e-12);
        Assert.Equal([1, 0, 1, 1], outputs.ForetoldMoves);
        Assert.Equal([2, 0, 1, 1], outputs.RealMoves);
        // Moves (1, 0, 1, 1) and (2, 0, 1, 1): 4 - 3·4/4 = 1 over the root of 0.75 · 2.
        Assert.Equal(1 / Math.Sqrt(0.75 * 2), outputs.Correlation(Both), 1e-12);
        Assert.Equal(Math.Sqrt(0.5), outputs.Error([0]), 1e-12);
        Assert.Equal(1, outputs.Explained([1, 1]), 1e-12);
    }

    [Fact]
    public void Explained_ByWhatOraclesSayOnAverage_IsAllAndByNoChange_Nothing()
    {
        double[][] original = [[1, -1], [2, -2]];
        double[][][] oracles = [[[3, -3], [0, 1]], [[1, 2], [0, 0]]];
        double[][] mean = [[2, -0.5], [0, 0.5]];

        Assert.Equal(1, new ForetoldOutputs(original, mean, oracles).Explained(Both), 1e-12);
        Assert.Equal(1, new ForetoldOutputs(original, mean, oracles).Correlation(Both), 1e-12);
        Assert.Equal(0, new ForetoldOutputs(original, original, oracles).Explained(Both), 1e-12);
        Assert.True(double.IsNaN(new ForetoldOutputs(original, original, oracles).Correlation(Both)));
    }

    [Fact]
    public void Explainable_OfModelsThatKnowTheEffectExactly_IsWhatTheyExplain()
    {
        // The original is an oracle of the same law, moved by a known effect; foretelling the effect leaves only noise.
        const int Records = 4000;
        foreach (var count in new[] { 2, 5 })
        {
            var random = new RandomStream(7);
            var effect = Rows(() => 0.8);
            var noise = Rows(random.NextNormal);
            var oracles = Enumerable.Range(0, count).Select(_ => (IReadOnlyList<double[]>)Rows(random.NextNormal)).ToArray();
            double[][] original = [.. noise.Zip(effect, (one, other) => Sum(one, other, 1))];
            var outputs = new ForetoldOutputs(original, noise, oracles);
            int[] all = [.. Enumerable.Range(0, Records)];
            Assert.Equal(outputs.Explainable(all), outputs.Explained(all), 0.03);
            Assert.InRange(outputs.Explained(all), 0.2, 0.45);
        }

        static double[][] Rows(Func<double> next) => [.. Enumerable.Range(0, Records).Select(_ => new[] { next(), next(), next() })];
        static double[] Sum(double[] one, double[] other, double times) => [.. one.Zip(other, (a, b) => a + times * b)];
    }

    [Fact]
    public void NumbersThatNeedSeveralOracles_OfOne_AreNotDefined()
    {
        var outputs = new ForetoldOutputs([[0, 1]], [[0, 1]], [[[1, 1]]]);
        Assert.True(double.IsNaN(outputs.NoiseFloor([0])));
        Assert.True(double.IsNaN(outputs.Explainable([0])));
        Assert.Throws<ArgumentException>(() => new ForetoldOutputs([[0]], [[0]], []));
        Assert.Throws<ArgumentException>(() => new ForetoldOutputs([[0]], [[0], [1]], [[[0]]]));
    }
}
