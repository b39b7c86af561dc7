namespace Lethe.Storage.Audits;

/// <summary>An audit to be queued; it was validated before.</summary>
public sealed record NewAudit
{
    public required string Name { get; init; }

    /// <summary>The id of the plugin that brings the subject.</summary>
    public required string SubjectPlugin { get; init; }

    public required Asker Asker { get; init; }

    public long Seed { get; init; }

    public string Device { get; init; } = "auto";

    /// <summary>YAML or JSON, with what the command line or a form changed.</summary>
    public required string RequestText { get; init; }

    /// <summary>What relative paths in the request start from.</summary>
    public required string RequestFolder { get; init; }

    /// <summary>Null: nothing will be judged.</summary>
    public string? PolicyText { get; init; }
}
