namespace Lethe.Storage.Audits;

/// <summary>Where a stage of an audit is.</summary>
public enum StageState
{
    Waiting,
    Running,
    Done,
    Failed,

    /// <summary>What it needs failed.</summary>
    Skipped,
    Cancelled,
}
