namespace Lethe.Statistics;

/// <summary>How far to go in a direction that leads down.</summary>
internal static class ConvexLineSearch
{
    private const int MostTrials = 50;
    private const double SufficientFall = 1e-4;
    private const double RemainingSlope = 0.9;
    private const double Rounding = 1e-12;

    /// <summary>
    /// Halves and doubles until the function has fallen and its slope has become less steep: Wolfe's conditions, the first
    /// told by slopes where the fall is lost in rounding (Hager and Zhang 2005).
    /// </summary>
    public static bool Descend(ISmoothFunction function, SearchPoint here, SearchPoint next, double[] direction, double first)
    {
        var slope = here.SlopeAlong(direction);
        if (!(slope < 0)) return false;
        var (low, high, step) = (0.0, double.PositiveInfinity, first);
        for (var trial = 0; trial < MostTrials; trial++)
        {
            next.MoveFrom(here, step, direction);
            next.Evaluate(function);
            var slopeThere = next.SlopeAlong(direction);
            if (!HasFallen(here, next, step, slope, slopeThere)) high = step;
            else if (slopeThere < RemainingSlope * slope) low = step;
            else return true;
            step = double.IsInfinity(high) ? 2 * low : low + (high - low) / 2;
        }
        return false;
    }

    private static bool HasFallen(SearchPoint here, SearchPoint next, double step, double slope, double slopeThere) =>
        next.Value <= here.Value + SufficientFall * step * slope
        || (next.Value <= here.Value + Rounding * Math.Abs(here.Value) && slopeThere <= (2 * SufficientFall - 1) * slope);
}
