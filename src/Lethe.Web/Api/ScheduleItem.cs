using Lethe.Storage.Schedules;
using Lethe.Web.Schedules;

namespace Lethe.Web.Api;

/// <summary>A schedule. Names are added to and never changed.</summary>
/// <param name="Due">The next times by the clock, in the schedule's zone; the first is overdue when it has passed.</param>
/// <param name="Fault">Why it could not run the last time it was due.</param>
/// <param name="Runs">The last audits it asked for, newest first.</param>
public sealed record ScheduleItem(
    string Id, ScheduleDraft Schedule, DateTimeOffset Created, IReadOnlyList<DateTimeOffset> Due, string? Fault, IReadOnlyList<ScheduleRunItem> Runs)
{
    private const int MostRuns = 20;

    internal static ScheduleItem Of(Engine engine, ScheduleDesk desk, ScheduleEntry entry) => new(
        entry.Id, ScheduleDesk.DraftOf(entry.Terms), entry.CreatedAt, desk.DueTimes(entry), entry.Fault,
        [.. engine.Database.Schedules.Runs(entry.Id, MostRuns).Select(ScheduleRunItem.Of)]);
}
