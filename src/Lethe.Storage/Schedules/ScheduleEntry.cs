using Lethe.Storage.Access;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Schedules;

/// <summary>A schedule as it is stored.</summary>
/// <param name="CheckedAt">Due times up to here are dealt with.</param>
/// <param name="Fault">Why it could not run the last time it was due; null: it could.</param>
public sealed record ScheduleEntry(string Id, ScheduleTerms Terms, DateTimeOffset CreatedAt, DateTimeOffset CheckedAt, ScheduleMarks Marks, string? Fault)
{
    internal static ScheduleEntry Of(ScheduleEntity row) => new(row.Id, TermsOf(row), UtcText.Time(row.CreatedAt), UtcText.Time(row.CheckedAt),
        new ScheduleMarks(row.FilesMark, row.PluginMark, row.PolicyMark), row.Fault);

    internal static void Copy(ScheduleTerms terms, ScheduleEntity row)
    {
        (row.Name, row.Enabled, row.Cron, row.Zone) = (terms.Name, terms.IsEnabled, terms.Cron, terms.Zone);
        (row.OnModel, row.OnPlugins, row.OnPolicy) = (terms.OnModel, terms.OnPlugins, terms.OnPolicy);
        (row.RotateSeed, row.Canary, row.SubjectKey) = (terms.RotateSeed, terms.HasCanary, terms.SubjectKey);
        (row.PolicyFile, row.RequestFolder, row.RequestText) = (terms.PolicyFile, terms.RequestFolder, terms.RequestText);
    }

    private static ScheduleTerms TermsOf(ScheduleEntity row) => new()
    {
        Name = row.Name,
        RequestText = row.RequestText,
        RequestFolder = row.RequestFolder,
        PolicyFile = row.PolicyFile,
        Cron = row.Cron,
        Zone = row.Zone,
        OnModel = row.OnModel,
        OnPlugins = row.OnPlugins,
        OnPolicy = row.OnPolicy,
        RotateSeed = row.RotateSeed,
        HasCanary = row.Canary,
        IsEnabled = row.Enabled,
        SubjectKey = row.SubjectKey,
    };
}
