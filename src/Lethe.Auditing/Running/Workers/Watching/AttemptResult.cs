namespace Lethe.Auditing.Running.Workers.Watching;

/// <summary>How one attempt at a unit ended.</summary>
/// <param name="IsClean">The worker said so itself, and can take another unit.</param>
/// <param name="HasBegun">False when a worker from before had died already: that tells nothing of the unit.</param>
internal sealed record AttemptResult(UnitState State, string Message, bool IsClean, long PeakBytes = 0, string? Details = null, bool HasBegun = true)
{
    /// <summary>Another worker may do better. One that failed by itself would fail the same way.</summary>
    public bool IsWorthAnother => State is UnitState.Crashed or UnitState.OutOfMemory or UnitState.TimedOut or UnitState.Stalled;
}
