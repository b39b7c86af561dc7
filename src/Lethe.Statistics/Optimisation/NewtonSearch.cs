namespace Lethe.Statistics;

/// <summary>
/// Newton's method for convex functions: steps to the bottom of the parabola that fits where it stands, halved until they
/// lead down. Directions in which nothing changes are left alone.
/// </summary>
public static class NewtonSearch
{
    private const double SufficientFall = 1e-4;
    private const double ShortestStep = 1e-10;
    private const double Rounding = 1e-12;

    public static Minimum Of(ICurvedFunction function, ReadOnlySpan<double> start, SearchLimits limits)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(start.Length, function.Size);
        var (here, next) = (new SearchPoint(function.Size), new SearchPoint(function.Size));
        start.CopyTo(here.Point);
        here.Evaluate(function);
        var (hessian, direction) = (new double[(long)function.Size * function.Size], new double[function.Size]);
        var steps = 0;
        while (here.LargestSlope > limits.Tolerance && limits.Allow(steps))
        {
            function.Curvature(here.Point, hessian);
            for (var i = 0; i < direction.Length; i++) direction[i] = -here.Gradient[i];
            if (!PositiveDefinite.Solve(hessian, direction) || !Descend(function, here, next, direction)) break;
            (here, next) = (next, here);
            steps++;
        }
        return here.Ended(steps, limits.Tolerance);
    }

    private static bool Descend(ISmoothFunction function, SearchPoint here, SearchPoint next, double[] direction)
    {
        var slope = here.SlopeAlong(direction);
        if (!(slope < 0)) return false;
        for (var step = 1.0; step > ShortestStep; step /= 2)
        {
            next.MoveFrom(here, step, direction);
            next.Evaluate(function);
            if (next.Value <= here.Value + SufficientFall * step * slope) return true;
            // So near the minimum the fall drowns in rounding, and the slopes tell what is better.
            if (next.Value <= here.Value + Rounding * Math.Abs(here.Value) && next.LargestSlope < here.LargestSlope) return true;
        }
        return false;
    }
}
