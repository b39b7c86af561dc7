using Lethe.Auditing.Documents;
using Lethe.Auditing.Planning;
using Lethe.Storage.Audits;
using Lethe.Storage.Schedules;

namespace Lethe.Web.Schedules;

/// <summary>One look at all schedules: what is due is queued, once however many times have passed, and never two audits of a subject at once.</summary>
internal sealed class ScheduleLook(Engine engine)
{
    /// <summary>A clock that was this far ahead was wrong; one that was less may only have been set right.</summary>
    private static readonly TimeSpan MostAhead = TimeSpan.FromHours(1);

    private readonly ScheduleBook _book = engine.Database.Schedules;

    /// <returns>The ids of the audits that were queued.</returns>
    public IReadOnlyList<string> AtAll()
    {
        var begun = new List<string>();
        foreach (var entry in _book.List().Where(entry => entry.Terms.IsEnabled)) begun.AddRange(At(entry));
        return begun;
    }

    /// <summary>Runs a schedule because somebody asks.</summary>
    /// <exception cref="ScheduleException">An audit of its subject is open.</exception>
    public IReadOnlyList<string> Now(ScheduleEntry entry, Asker asker)
    {
        if (IsBusy(entry.Terms.SubjectKey)) throw new ScheduleException($"An audit of the subject of '{entry.Terms.Name}' is open; two at once are not run.");
        return Begin(entry, ScheduledRequest.Read(engine, entry.Terms), ScheduleTrigger.Manual, due: null, entry.CheckedAt, asker);
    }

    /// <summary>The time that a schedule is due by the clock: at or before now it is overdue. Null: never.</summary>
    public static DateTimeOffset? DueOf(ScheduleEntry entry, DateTimeOffset now) =>
        entry.Terms.Cron is { } cron && entry.Terms.IsEnabled ? CronTimes.Read(cron, entry.Terms.Zone).Next(From(entry, now)) : null;

    private static DateTimeOffset From(ScheduleEntry entry, DateTimeOffset now) => entry.CheckedAt - now > MostAhead ? now : entry.CheckedAt;

    private IReadOnlyList<string> At(ScheduleEntry entry)
    {
        var now = engine.Clock.GetUtcNow();
        if (From(entry, now) == now && entry.CheckedAt != now)
        {
            _book.Advance(entry.Id, now, entry.Marks, entry.Fault);
            entry = entry with { CheckedAt = now };
        }
        var due = DueOf(entry, now) is { } time && time <= now ? time : (DateTimeOffset?)null;
        var watches = entry.Terms is { OnModel: true } or { OnPlugins: true } or { OnPolicy: true };
        if (due is null && !watches) return [];
        try
        {
            var request = ScheduledRequest.Read(engine, entry.Terms);
            if (Trigger(entry, request.Marks, due) is { } trigger)
            {
                // What is due stays due until the subject is free, and is then run once.
                return IsBusy(entry.Terms.SubjectKey) ? [] : Begin(entry, request, trigger, due, now, new Asker(AskerKind.Schedule, entry.Id, entry.Terms.Name));
            }
            if (request.Marks != entry.Marks || entry.Fault is not null) _book.Advance(entry.Id, From(entry, now), request.Marks);
        }
        catch (Exception fault) when (fault is SourceException or PlanException or IOException or UnauthorizedAccessException)
        {
            // It was sound when it was written; files and plugins change. It is said on the page, and tried again when it is due next.
            if (due is not null || fault.Message != entry.Fault) _book.Advance(entry.Id, due is null ? From(entry, now) : now, entry.Marks, fault.Message);
        }
        return [];
    }

    private static ScheduleTrigger? Trigger(ScheduleEntry entry, ScheduleMarks now, DateTimeOffset? due)
    {
        if (due is not null) return ScheduleTrigger.Cron;
        var (terms, before) = (entry.Terms, entry.Marks);
        if (terms.OnModel && before.Files is { } files && files != now.Files) return ScheduleTrigger.Model;
        if (terms.OnPlugins && before.Plugins is { } plugins && plugins != now.Plugins) return ScheduleTrigger.Plugins;
        return terms.OnPolicy && before.Policy is { } policy && policy != now.Policy ? ScheduleTrigger.Policy : null;
    }

    private IReadOnlyList<string> Begin(ScheduleEntry entry, ScheduledRequest request, ScheduleTrigger trigger, DateTimeOffset? due, DateTimeOffset checkedAt, Asker asker)
    {
        var first = request.Submission.Request.Seed;
        var turns = _book.Runs(entry.Id, int.MaxValue).Where(run => !run.IsCanary || !entry.Terms.RotateSeed).ToArray();
        var rotates = entry.Terms.RotateSeed && turns.Length > 0;
        var turn = rotates ? ScheduledRequest.Read(engine, entry.Terms, first + turns.Length) : request;
        var run = new ScheduleRun
        {
            Schedule = entry.Id,
            Trigger = trigger,
            Seed = turn.Submission.Request.Seed,
            DueAt = due,
            // With one seed each run after the first repeats it.
            IsCanary = entry.Terms.HasCanary && !entry.Terms.RotateSeed && turns.Length > 0,
        };
        if (_book.Begin(entry, checkedAt, request.Marks, turn.Submission.ToAudit(asker), run) is not { } audit) return [];
        if (!rotates || !entry.Terms.HasCanary) return [audit];
        var canary = run with { Seed = first, IsCanary = true };
        return _book.BeginBeside(entry.Id, request.Submission.ToAudit(asker), canary) is { } beside ? [audit, beside] : [audit];
    }

    // By what is open in the database: audits of other doors count too.
    private bool IsBusy(string subject)
    {
        var audits = engine.Database.Audits;
        var open = audits.Waiting(int.MaxValue).Concat(audits.List(new AuditFilter { State = AuditState.Running }, most: int.MaxValue - 1).Audits);
        return open.Any(audit => audits.Detail(audit.Id) is { } detail && ScheduledRequest.SubjectKey(detail.RequestText, detail.RequestFolder) == subject);
    }
}
