namespace Lethe.Storage.Entities;

internal sealed class ScheduleEntity
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public bool Enabled { get; set; }

    public string? Cron { get; set; }

    public required string Zone { get; set; }

    public bool OnModel { get; set; }

    public bool OnPlugins { get; set; }

    public bool OnPolicy { get; set; }

    public bool RotateSeed { get; set; }

    public bool Canary { get; set; }

    public required string SubjectKey { get; set; }

    public required string CreatedAt { get; set; }

    /// <summary>Due times up to here are dealt with.</summary>
    public required string CheckedAt { get; set; }

    public string? FilesMark { get; set; }

    public string? PluginMark { get; set; }

    public string? PolicyMark { get; set; }

    public string? Fault { get; set; }

    public string? PolicyFile { get; set; }

    public required string RequestFolder { get; set; }

    public required string RequestText { get; set; }
}
