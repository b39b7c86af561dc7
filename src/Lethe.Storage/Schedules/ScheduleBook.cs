using System.Text.Json.Nodes;
using Lethe.Storage.Access;
using Lethe.Storage.Audits;
using Lethe.Storage.Chains;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Schedules;

/// <summary>Schedules and what they ran. Whoever changes one stands on the trail.</summary>
public sealed class ScheduleBook
{
    private readonly Sessions _sessions;
    private readonly TimeProvider _clock;

    internal ScheduleBook(Sessions sessions, TimeProvider clock) => (_sessions, _clock) = (sessions, clock);

    /// <summary>By name.</summary>
    public IReadOnlyList<ScheduleEntry> List() =>
        [.. _sessions.Read(context => context.Schedules.OrderBy(row => row.Name).ThenBy(row => row.Id).ToArray()).Select(ScheduleEntry.Of)];

    /// <summary>Null when there is none of exactly this id.</summary>
    public ScheduleEntry? Find(string id) =>
        _sessions.Read(context => context.Schedules.Where(row => row.Id == id).FirstOrDefault()) is { } row ? ScheduleEntry.Of(row) : null;

    /// <summary>From now on: what would have been due before does not count.</summary>
    /// <returns>Its id.</returns>
    public string Add(ScheduleTerms terms, Asker by) => _sessions.Write(context =>
    {
        var time = _clock.GetUtcNow();
        var row = new ScheduleEntity
        {
            Id = FreeId(context, time),
            Name = terms.Name,
            Zone = terms.Zone,
            SubjectKey = terms.SubjectKey,
            CreatedAt = UtcText.Of(time),
            CheckedAt = UtcText.Of(time),
            RequestFolder = terms.RequestFolder,
            RequestText = terms.RequestText,
        };
        ScheduleEntry.Copy(terms, row);
        context.Schedules.Add(row);
        Note(context, "schedule.added", row, by, time);
        return row.Id;
    });

    /// <summary>Puts other terms in place. Times that passed under the old ones, or while it was paused, are not made up for.</summary>
    /// <returns>False when there is none of this id.</returns>
    public bool Change(string id, ScheduleTerms terms, Asker by) => _sessions.Write(context =>
    {
        if (context.Schedules.Find(id) is not { } row) return false;
        var time = _clock.GetUtcNow();
        ScheduleEntry.Copy(terms, row);
        (row.CheckedAt, row.Fault) = (UtcText.Of(time), null);
        (row.FilesMark, row.PluginMark, row.PolicyMark) = (null, null, null);
        Note(context, "schedule.changed", row, by, time);
        return true;
    });

    /// <summary>Its audits stay.</summary>
    /// <returns>False when there is none of this id.</returns>
    public bool Remove(string id, Asker by) => _sessions.Write(context =>
    {
        if (context.Schedules.Find(id) is not { } row) return false;
        context.Schedules.Remove(row);
        Note(context, "schedule.removed", row, by, _clock.GetUtcNow());
        return true;
    });

    /// <summary>Notes how far a schedule was looked at, without a run.</summary>
    public void Advance(string id, DateTimeOffset checkedAt, ScheduleMarks marks, string? fault = null) => _sessions.Write(context =>
    {
        if (context.Schedules.Find(id) is { } row) Advance(row, checkedAt, marks, fault);
    });

    /// <summary>Queues an audit and notes that the schedule asked for it, both or neither: after a crash it is not asked for twice.</summary>
    /// <param name="seen">What the decision to run rests on: when the schedule is no longer as it was then, nothing is done.</param>
    /// <returns>The audit's id; null when another process was quicker or the schedule is gone.</returns>
    public string? Begin(ScheduleEntry seen, DateTimeOffset checkedAt, ScheduleMarks marks, NewAudit audit, ScheduleRun run) => _sessions.Write(context =>
    {
        if (context.Schedules.Find(seen.Id) is not { } row || row.CheckedAt != UtcText.Of(seen.CheckedAt)) return null;
        Advance(row, checkedAt, marks, fault: null);
        return Begin(context, row.Id, audit, run);
    });

    /// <summary>Queues one more audit of a schedule that has just begun one.</summary>
    public string? BeginBeside(string id, NewAudit audit, ScheduleRun run) => _sessions.Write(context =>
        context.Schedules.Find(id) is null ? null : Begin(context, id, audit, run));

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ScheduleRun> Runs(string id, int most = 50) => _sessions.Read(context => context.ScheduleRuns.Where(run => run.Schedule == id)
        .OrderByDescending(run => run.Number).Take(most).Select(ScheduleRun.FromRow).ToArray());

    /// <summary>Runs whose audits have not been looked at since they ended, or have not ended; oldest first.</summary>
    public IReadOnlyList<ScheduleRun> Open() => _sessions.Read(context => context.ScheduleRuns.Where(run => !run.Settled)
        .OrderBy(run => run.Audit).Select(ScheduleRun.FromRow).ToArray());

    /// <summary>Runs of which others are still to be told, oldest first.</summary>
    public IReadOnlyList<ScheduleRun> ToTell() => _sessions.Read(context => context.ScheduleRuns.Where(run => run.NoticeJson != null)
        .OrderBy(run => run.Audit).Select(ScheduleRun.FromRow).ToArray());

    /// <summary>Null: no schedule asked for it.</summary>
    public ScheduleRun? RunOf(string audit) => _sessions.Read(context => context.ScheduleRuns.Where(run => run.Audit == audit)
        .Select(ScheduleRun.FromRow).FirstOrDefault());

    /// <summary>Notes what a run came to: whether it is settled, what its note says, what is to be told.</summary>
    public void Settle(ScheduleRun run) => _sessions.Write(context =>
    {
        if (context.ScheduleRuns.Find(run.Schedule, run.Number) is not { } row) return;
        (row.Settled, row.Raised, row.Note, row.PlanMark) = (run.IsSettled, run.IsRaised, run.Note, run.PlanMark);
        (row.NoticeJson, row.NoticeState) = (run.NoticeJson, run.NoticeState);
    });

    private string Begin(LetheContext context, string id, NewAudit audit, ScheduleRun run)
    {
        var time = _clock.GetUtcNow();
        var number = context.ScheduleRuns.Where(other => other.Schedule == id).Max(other => (int?)other.Number) ?? 0;
        var created = Journal.Create(context, audit, time, _sessions.Draw);
        context.ScheduleRuns.Add(new ScheduleRunEntity
        {
            Schedule = id,
            Number = number + 1,
            Audit = created,
            Trigger = run.Trigger,
            Seed = run.Seed,
            Canary = run.IsCanary,
            DueAt = run.DueAt is { } due ? UtcText.Of(due) : null,
            StartedAt = UtcText.Of(time),
            PlanMark = "",
            Note = "",
            NoticeState = "",
        });
        return created;
    }

    private static void Advance(ScheduleEntity row, DateTimeOffset checkedAt, ScheduleMarks marks, string? fault)
    {
        (row.CheckedAt, row.Fault) = (UtcText.Of(checkedAt), fault);
        (row.FilesMark, row.PluginMark, row.PolicyMark) = (marks.Files, marks.Plugins, marks.Policy);
    }

    private string FreeId(LetheContext context, DateTimeOffset time)
    {
        while (true)
        {
            var id = AuditIds.Make(time, _sessions.Draw(AuditIds.Draws));
            if (!context.Schedules.Any(row => row.Id == id)) return id;
        }
    }

    private static void Note(LetheContext context, string kind, ScheduleEntity row, Asker by, DateTimeOffset time) => ChainWriter.Append(context, kind, new JsonObject
    {
        ["schedule"] = row.Id,
        ["name"] = row.Name,
        ["cron"] = row.Cron,
        ["zone"] = row.Zone,
        ["enabled"] = row.Enabled,
        ["request"] = Hashes.OfText(row.RequestText),
        ["by"] = by.ForTrail(),
    }, time);
}
