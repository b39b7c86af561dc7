using Lethe.Storage.Schedules;

namespace Lethe.Storage.Entities;

internal sealed class ScheduleRunEntity
{
    public required string Schedule { get; set; }

    public int Number { get; set; }

    public required string Audit { get; set; }

    public ScheduleTrigger Trigger { get; set; }

    public long Seed { get; set; }

    public bool Canary { get; set; }

    public string? DueAt { get; set; }

    public required string StartedAt { get; set; }

    /// <summary>What the plan was made of: runs with the same one and the same seed must give the same numbers.</summary>
    public required string PlanMark { get; set; }

    public bool Settled { get; set; }

    public bool Raised { get; set; }

    /// <summary>Sentences on what was compared.</summary>
    public required string Note { get; set; }

    /// <summary>What is still to be told to others; null when nothing is.</summary>
    public string? NoticeJson { get; set; }

    /// <summary>How telling it went.</summary>
    public required string NoticeState { get; set; }
}
