namespace Lethe.Storage.Schedules;

/// <summary>What somebody wants audited again, and when.</summary>
public sealed record ScheduleTerms
{
    public required string Name { get; init; }

    public required string RequestText { get; init; }

    /// <summary>What relative paths in the request start from.</summary>
    public required string RequestFolder { get; init; }

    /// <summary>A policy of Lethe's home, by the name of its file; null: the one that the request names, if any.</summary>
    public string? PolicyFile { get; init; }

    /// <summary>Null: only the other triggers.</summary>
    public string? Cron { get; init; }

    /// <summary>The zone whose clock <see cref="Cron"/> goes by.</summary>
    public string Zone { get; init; } = "UTC";

    public bool OnModel { get; init; }

    public bool OnPlugins { get; init; }

    public bool OnPolicy { get; init; }

    /// <summary>Each run takes the seed after the last one's.</summary>
    public bool RotateSeed { get; init; } = true;

    /// <summary>Beside a run with another seed one with the first seed, whose numbers must be the same bit for bit.</summary>
    public bool HasCanary { get; init; } = true;

    public bool IsEnabled { get; init; } = true;

    /// <summary>Tells the subject: of one subject no two scheduled audits are open at once.</summary>
    public required string SubjectKey { get; init; }
}
