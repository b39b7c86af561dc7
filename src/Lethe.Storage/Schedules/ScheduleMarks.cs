namespace Lethe.Storage.Schedules;

/// <summary>Hashes of what a schedule watches; another one is a trigger. Null: not looked at yet.</summary>
/// <param name="Plugins">Of the code of all plugins that the request uses, and of what is beside them.</param>
public sealed record ScheduleMarks(string? Files, string? Plugins, string? Policy)
{
    public static readonly ScheduleMarks None = new(null, null, null);
}
