namespace Lethe.Statistics;

/// <summary>
/// L-BFGS (Liu and Nocedal 1989) for convex functions of too many numbers for a matrix of second derivatives: the last
/// steps and how the slopes changed over them stand in for it.
/// </summary>
public static class LimitedMemorySearch
{
    private const int Memory = 30;

    public static Minimum Of(ISmoothFunction function, ReadOnlySpan<double> start, SearchLimits limits)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(start.Length, function.Size);
        var (here, next) = (new SearchPoint(function.Size), new SearchPoint(function.Size));
        start.CopyTo(here.Point);
        here.Evaluate(function);
        var past = new StepMemory(Memory, function.Size);
        var direction = new double[function.Size];
        var steps = 0;
        while (here.LargestSlope > limits.Tolerance && limits.Allow(steps))
        {
            past.Direction(here.Gradient, direction);
            // Without a past the length of a step is anybody's guess: one that moves no number by more than 1.
            if (!ConvexLineSearch.Descend(function, here, next, direction, past.IsEmpty ? 1 / Math.Max(here.LargestSlope, 1) : 1))
            {
                // What was learned of the curvature may have gone stale; straight downhill is always right.
                if (past.IsEmpty) break;
                past.Clear();
                continue;
            }
            past.Add(here, next);
            (here, next) = (next, here);
            steps++;
        }
        return here.Ended(steps, limits.Tolerance);
    }
}
