namespace Lethe.Statistics.Tests.Optimisation;

public class SearchTests
{
    [Fact]
    public void Newton_OnAParabola_IsThereInOneStep()
    {
        var found = NewtonSearch.Of(new Parabola([4, 1, 1, 3], [1, 2]), [5, -5], new SearchLimits(10));
        Assert.True(found.Converged);
        Assert.InRange(found.Steps, 1, 2);
        // 4x + y = 1, x + 3y = 2.
        Assert.Equal(1.0 / 11, found.Point[0], 1e-9);
        Assert.Equal(7.0 / 11, found.Point[1], 1e-9);
    }

    [Fact]
    public void Newton_WithADirectionInWhichNothingChanges_StandsStillAlongIt()
    {
        // (x + y - 2)^2: every point of the line x + y = 2 is a minimum.
        var found = NewtonSearch.Of(new Parabola([2, 2, 2, 2], [4, 4]), [0, 1], new SearchLimits(20));
        Assert.True(found.Converged);
        Assert.Equal(2, found.Point[0] + found.Point[1], 1e-6);
        // But for rounding, which so small a ridge lets through.
        Assert.Equal(-1, found.Point[0] - found.Point[1], 1e-2);
    }

    [Theory]
    [InlineData(1e2)]
    [InlineData(1e6)]
    public void LimitedMemory_OnALongValley_ConvergesToItsBottom(double length)
    {
        var (matrix, target) = (new double[100], new double[10]);
        for (var i = 0; i < 10; i++) (matrix[11 * i], target[i]) = (Math.Pow(length, i / 9.0), i + 1);
        var found = LimitedMemorySearch.Of(new Parabola(matrix, target), new double[10], new SearchLimits(1000));
        Assert.True(found.Converged, $"{found}");
        for (var i = 0; i < 10; i++) Assert.Equal((i + 1) / matrix[11 * i], found.Point[i], 1e-8);
    }

    [Fact]
    public void Searches_OfOneLogisticLoss_AgreeAndNeitherEndsAboveItsStart()
    {
        double[] features = [1, 0.3, -0.5, 2, 0.1, -1, -2, 0.4, 1.5, 1.1, -0.2, 0.9, 1, 0.3, -2, 0.4], truths = [1, 0, 1, 0, 1, 0, 0, 1];
        var loss = new LogisticLoss(features, truths, 2);
        var (newton, memory) = (NewtonSearch.Of(loss, [1, 1, 1], new SearchLimits(100)), LimitedMemorySearch.Of(loss, [1, 1, 1], new SearchLimits(500)));
        Assert.True(newton.Converged && memory.Converged, $"{newton} {memory}");
        Assert.Equal(newton.Value, memory.Value, 1e-12);
        Assert.All(newton.Point.Zip(memory.Point), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.True(newton.Value < loss.At([1, 1, 1], new double[3]));
    }

    [Fact]
    public void Searches_OutOfSteps_SayThatTheyDidNotConverge()
    {
        var loss = new LogisticLoss([1, -1, 0.5], [1, 0, 0], 1);
        Assert.False(NewtonSearch.Of(loss, [0, 0], new SearchLimits(1)).Converged);
        Assert.False(LimitedMemorySearch.Of(loss, [0, 0], new SearchLimits(2)).Converged);
        Assert.False(NewtonSearch.Of(loss, [0, 0], new SearchLimits(100, GoOn: () => false)).Converged);
    }

    [Fact]
    public void Searches_Cancelled_Stop()
    {
        var limits = new SearchLimits(10) { Cancellation = new CancellationToken(true) };
        Assert.Throws<OperationCanceledException>(() => NewtonSearch.Of(new Parabola([1], [1]), [5], limits));
        Assert.Throws<OperationCanceledException>(() => LimitedMemorySearch.Of(new Parabola([1], [1]), [5], limits));
    }

    [Fact]
    public void Solve_OfAMatrixThatIsNone_SaysSo()
    {
        Assert.False(PositiveDefinite.Solve([-1.0], [1.0]));
        Assert.False(PositiveDefinite.Solve([double.NaN], [1.0]));
        double[] right = [2, 3];
        Assert.True(PositiveDefinite.Solve([2, 1, 1, 3], right));
        Assert.Equal(.6, right[0], 1e-9);
        Assert.Equal(.8, right[1], 1e-9);
    }

    [Fact]
    public void Shares_OfThreeColumns_AreTheNearestOnTheSimplex()
    {
        // Orthonormal columns: the nearest point of the simplex to the target itself.
        double[] one = [1, 0, 0, 0, 1, 0, 0, 0, 1];
        Near([.5, .3, .2], SimplexLeastSquares.Of(one, [.5, .3, .2]));
        Near([.6, .4, 0], SimplexLeastSquares.Of(one, [.7, .5, -2]));
        Near([1, 0, 0], SimplexLeastSquares.Of(one, [3, .5, -2]));
        // Two columns that are the same are worth one.
        Assert.Equal(1, SimplexLeastSquares.Of([1, 1, 1, 1], [1, 1]).Sum(), 1e-12);
    }

    private static void Near(double[] expected, double[] actual) => Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-9));

    /// <summary>Half of x·Ax, less b·x.</summary>
    private sealed class Parabola(double[] matrix, double[] target) : ICurvedFunction
    {
        public int Size => target.Length;

        public double At(ReadOnlySpan<double> point, Span<double> gradient)
        {
            var value = 0.0;
            for (var i = 0; i < Size; i++)
            {
                gradient[i] = -target[i];
                for (var j = 0; j < Size; j++) gradient[i] += matrix[i * Size + j] * point[j];
                value += point[i] * (gradient[i] - target[i]) / 2;
            }
            return value;
        }

        public void Curvature(ReadOnlySpan<double> point, Span<double> hessian) => matrix.CopyTo(hessian);
    }
}
