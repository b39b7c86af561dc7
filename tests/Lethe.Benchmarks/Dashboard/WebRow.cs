namespace Lethe.Benchmarks.Dashboard;

/// <summary>One number that was measured, and what it has to be below.</summary>
/// <param name="Value">What is held against the goal; null: it could not be measured, and <paramref name="Note"/> says why.</param>
/// <param name="Goal">Null: none is set, it is shown because it explains others.</param>
/// <param name="Low">The interval's ends; null where there is none.</param>
/// <param name="Note">What else was seen.</param>
public sealed record WebRow(string Name, string Measure, double? Value, string Unit, double? Goal, string Note, double? Low = null, double? High = null)
{
    /// <summary>Where there is an interval, all of it keeps to the goal.</summary>
    public bool IsMet => Goal is not { } goal || (High ?? Value) < goal;

    /// <summary>Where there is an interval, none of it keeps to the goal; one that holds the goal leaves it open.</summary>
    public bool IsMissed => Goal is { } goal && !((Low ?? Value) < goal);
}
