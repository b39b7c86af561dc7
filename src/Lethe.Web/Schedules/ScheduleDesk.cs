using Lethe.Storage.Audits;
using Lethe.Storage.Schedules;
using Lethe.Web.Queue;

namespace Lethe.Web.Schedules;

/// <summary>Takes schedules in, for pages, the REST interface and the command line alike.</summary>
public sealed class ScheduleDesk(Engine engine)
{
    private const int LongestName = 200;

    /// <param name="folder">What relative paths of the request start from; null: Lethe's folder for files, and nothing outside of it may be named.</param>
    /// <returns>The schedule's id.</returns>
    /// <exception cref="ScheduleException">Its times or its policy cannot be.</exception>
    /// <exception cref="Lethe.Auditing.Documents.SourceException">With all faults of the request.</exception>
    public string Add(ScheduleDraft draft, Asker by, string? folder = null) => engine.Database.Schedules.Add(Terms(draft, folder), by);

    /// <returns>False when there is none of this id.</returns>
    /// <inheritdoc cref="Add"/>
    public bool Change(string id, ScheduleDraft draft, Asker by)
    {
        if (engine.Database.Schedules.Find(id) is not { } known) return false;
        // What the command line took from anywhere may stay as it is; another text is a stranger's.
        var folder = draft.Request == known.Terms.RequestText ? known.Terms.RequestFolder : null;
        return engine.Database.Schedules.Change(id, Terms(draft, folder), by);
    }

    public bool Pause(string id, bool isPaused, Asker by) => engine.Database.Schedules.Find(id) is { } known
        && engine.Database.Schedules.Change(id, known.Terms with { IsEnabled = !isPaused }, by);

    public bool Remove(string id, Asker by) => engine.Database.Schedules.Remove(id, by);

    /// <summary>Queues what the schedule asks for, now.</summary>
    /// <returns>The ids of the audits.</returns>
    /// <exception cref="ScheduleException">An audit of its subject is open.</exception>
    public IReadOnlyList<string> RunNow(ScheduleEntry entry, Asker asker) => new ScheduleLook(engine).Now(entry, asker);

    /// <summary>The next times by the clock, in the schedule's zone. The first may have passed: then it is overdue, and is run once.</summary>
    public IReadOnlyList<DateTimeOffset> DueTimes(ScheduleEntry entry, int count = 5)
    {
        var now = engine.Clock.GetUtcNow();
        if (ScheduleLook.DueOf(entry, now) is not { } first) return [];
        var times = CronTimes.Read(entry.Terms.Cron!, entry.Terms.Zone);
        return [TimeZoneInfo.ConvertTime(first, times.Zone), .. times.Next(first > now ? first : now, count - 1)];
    }

    /// <summary>The first schedule with this id, or this name where no id is like it.</summary>
    /// <exception cref="ScheduleException">There is none.</exception>
    public ScheduleEntry Find(string idOrName)
    {
        var all = engine.Database.Schedules.List();
        return all.FirstOrDefault(entry => entry.Id == idOrName) ?? all.FirstOrDefault(entry => entry.Terms.Name == idOrName)
            ?? throw new ScheduleException($"There is no schedule '{idOrName}'.");
    }

    /// <summary>The schedule's draft, to be changed and given back.</summary>
    public static ScheduleDraft DraftOf(ScheduleTerms terms) => new(
        terms.Name, terms.RequestText, terms.PolicyFile, terms.Cron, terms.Zone, terms.OnModel, terms.OnPlugins, terms.OnPolicy, terms.RotateSeed,
        terms.HasCanary, terms.IsEnabled);

    private ScheduleTerms Terms(ScheduleDraft draft, string? folder)
    {
        var name = (draft.Name ?? "").Trim();
        if (name.Length is 0 or > LongestName) throw new ScheduleException("A schedule needs a name of at most 200 characters.");
        if (string.IsNullOrWhiteSpace(draft.Request)) throw new ScheduleException("A schedule needs the text of a request.");
        var cron = string.IsNullOrWhiteSpace(draft.Cron) ? null : draft.Cron.Trim();
        var zone = string.IsNullOrWhiteSpace(draft.Zone) ? "UTC" : draft.Zone.Trim();
        if (cron is null && !draft.OnModel && !draft.OnPlugins && !draft.OnPolicy) throw new ScheduleException("A schedule needs a cron expression or a change to run on.");
        if (cron is not null && CronTimes.Read(cron, zone).Next(engine.Clock.GetUtcNow()) is null) throw new ScheduleException($"'{cron}' names no time that is still to come.");
        var files = Directory.CreateDirectory(Path.Combine(engine.Home.Folder, AuditDesk.FilesFolder)).FullName;
        var submission = new SubmissionReader(engine.Plugins) { Within = folder is null ? files : null }.Read(draft.Request, folder ?? files, PolicyText(draft.Policy));
        if (submission.Request.Executor != "local") throw new ScheduleException($"The executor '{submission.Request.Executor}' is not here yet; set executor: local.");
        return new ScheduleTerms
        {
            Name = name,
            RequestText = draft.Request,
            RequestFolder = submission.Folder,
            PolicyFile = string.IsNullOrWhiteSpace(draft.Policy) ? null : draft.Policy.Trim(),
            Cron = cron,
            Zone = zone,
            OnModel = draft.OnModel,
            OnPlugins = draft.OnPlugins,
            OnPolicy = draft.OnPolicy,
            RotateSeed = draft.RotateSeed,
            HasCanary = draft.Canary,
            IsEnabled = draft.Enabled,
            SubjectKey = ScheduledRequest.SubjectKey(draft.Request, submission.Folder),
        };
    }

    private string? PolicyText(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        var file = Path.Combine(engine.Home.Policies, name.Trim());
        if (Path.GetFileName(name.Trim()) != name.Trim() || !File.Exists(file)) throw new ScheduleException($"There is no policy '{name.Trim()}' in {engine.Home.Policies}.");
        return File.ReadAllText(file);
    }
}
