namespace Lethe.Auditing.Running;

/// <summary>Where a unit is on its way.</summary>
public enum UnitPhase
{
    Waiting,
    Running,
    Done,
    Failed,

    /// <summary>Not begun, because something it needs failed.</summary>
    Skipped,
    Cancelled,
}
