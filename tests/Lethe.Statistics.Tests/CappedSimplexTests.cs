namespace Lethe.Statistics.Tests;

public class CappedSimplexTests
{
    private static double[] Project(double sum, params double[] point)
    {
        var weights = new double[point.Length];
        CappedSimplex.Project(point, sum, weights);
        return weights;
    }

    [Fact]
    public void Projection_OfEqualNumbers_IsTheSameShareOfEach()
    {
        Assert.All(Project(3, [.. Enumerable.Repeat(-17.25, 40)]), weight => Assert.Equal(3.0 / 40, weight, 1e-12));
        Assert.All(Project(1, 1e9, 1e9, 1e9, 1e9), weight => Assert.Equal(0.25, weight, 1e-6));
    }

    [Fact]
    public void Projection_WorkedByHand()
    {
        // μ = -0.1: 0.3 + 0.1, 0.5 + 0.1; 2 is cut to 1, -1 to 0.
        var weights = Project(2, 0.3, 2, 0.5, -1);
        Assert.Equal([0.4, 1, 0.6, 0], weights.Select(weight => Math.Round(weight, 12)));
    }

    [Fact]
    public void Projection_OfWhatIsThereAlready_ChangesNothing()
    {
        double[] weights = [0, 0.25, 0.75, 1, 0.5, 0.5];
        Assert.All(Project(3, weights).Zip(weights), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
        Assert.Equal([1, 0, 1, 0], Project(2, 1, 0, 1, 0));
    }

    [Theory, InlineData(0), InlineData(5)]
    public void Projection_ToNoneOrAll_HasOneAnswer(int sum) =>
        Assert.All(Project(sum, 0.1, -3, 8, 0, 2), weight => Assert.Equal(sum / 5.0, weight, 1e-12));

    [Theory]
    [InlineData(1e-9), InlineData(1), InlineData(1e4)]
    public void Projection_OfAnything_HasTheSumAndTheBoundsAndIsNearest(double scale)
    {
        var random = new RandomStream(3);
        for (var draw = 0; draw < 50; draw++)
        {
            var count = 2 + random.NextInt(400);
            var sum = random.NextInt(count) + (draw % 2 == 0 ? 0 : random.NextDouble());
            double[] point = [.. Enumerable.Range(0, count).Select(_ => scale * random.NextNormal())];
            var weights = Project(sum, point);

            Assert.All(weights, weight => Assert.InRange(weight, 0, 1));
            Assert.Equal(sum, weights.Sum(), 1e-7);
            // At the nearest point the distance cannot fall by moving weight from any record to any other.
            var gaps = point.Zip(weights, (value, weight) => value - weight).ToArray();
            var canRise = Enumerable.Range(0, count).Where(i => weights[i] < 1).Select(i => gaps[i]).DefaultIfEmpty(double.NegativeInfinity).Max();
            var canFall = Enumerable.Range(0, count).Where(i => weights[i] > 0).Select(i => gaps[i]).DefaultIfEmpty(double.PositiveInfinity).Min();
            Assert.True(canRise <= canFall + 1e-9 * Math.Max(1, scale), $"{canRise} {canFall}");
        }
    }

    [Fact]
    public void Projection_OfTheImpossible_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Project(3, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Project(double.NaN, 1, 2));
        Assert.Throws<ArgumentException>(() => Project(1, double.NaN, 2));
        Assert.Throws<ArgumentException>(() => CappedSimplex.Project([1, 2], 1, new double[3]));
    }
}
