namespace Lethe.Statistics;

/// <summary>When a search ends.</summary>
/// <param name="MostSteps">At the latest after so many.</param>
/// <param name="Tolerance">Once no slope is steeper.</param>
/// <param name="Stepped">Told after each step how many there have been.</param>
/// <param name="GoOn">Asked before each step; null: always.</param>
public sealed record SearchLimits(int MostSteps, double Tolerance = SearchLimits.UsualTolerance, Action<int>? Stepped = null, Func<bool>? GoOn = null)
{
    public const double UsualTolerance = 1e-9;

    public CancellationToken Cancellation { get; init; }

    internal bool Allow(int steps)
    {
        Cancellation.ThrowIfCancellationRequested();
        if (steps > 0) Stepped?.Invoke(steps);
        return steps < MostSteps && (GoOn?.Invoke() ?? true);
    }
}
