namespace Lethe.Auditing.Running.Workers;

/// <summary>How a unit ended.</summary>
public enum UnitState
{
    Done,

    /// <summary>It threw: it would do so again, and the worker is none the worse for it.</summary>
    Failed,

    /// <summary>The process died, or could not be started.</summary>
    Crashed,

    /// <summary>It was over its limit of memory, or the system ran out of it.</summary>
    OutOfMemory,

    /// <summary>It was over its limit of time.</summary>
    TimedOut,

    /// <summary>It gave no sign of life for too long.</summary>
    Stalled,

    Cancelled,
}
