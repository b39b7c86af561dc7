using System.Linq.Expressions;
using Lethe.Storage.Access;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Schedules;

/// <summary>One audit that a schedule asked for.</summary>
public sealed record ScheduleRun
{
    internal static readonly Expression<Func<ScheduleRunEntity, ScheduleRun>> FromRow = row => new ScheduleRun
    {
        Schedule = row.Schedule,
        Number = row.Number,
        Audit = row.Audit,
        Trigger = row.Trigger,
        Seed = row.Seed,
        IsCanary = row.Canary,
        DueAt = UtcText.TimeOrNull(row.DueAt),
        StartedAt = UtcText.Time(row.StartedAt),
        PlanMark = row.PlanMark,
        IsSettled = row.Settled,
        IsRaised = row.Raised,
        Note = row.Note,
        NoticeJson = row.NoticeJson,
        NoticeState = row.NoticeState,
    };

    public required string Schedule { get; init; }

    /// <summary>Counted from 1, in the order in which they were asked for.</summary>
    public int Number { get; init; }

    public string Audit { get; init; } = "";

    public required ScheduleTrigger Trigger { get; init; }

    public required long Seed { get; init; }

    public bool IsCanary { get; init; }

    /// <summary>When the clock said so; null for other triggers.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>A hash of what its numbers follow from; empty until it is settled, and where that cannot be told.</summary>
    public string PlanMark { get; init; } = "";

    /// <summary>Its audit has ended and was compared with those before.</summary>
    public bool IsSettled { get; init; }

    /// <summary>Drift, or a canary that is not the same.</summary>
    public bool IsRaised { get; init; }

    public string Note { get; init; } = "";

    /// <summary>What is still to be told to others; null when nothing is.</summary>
    public string? NoticeJson { get; init; }

    public string NoticeState { get; init; } = "";
}
