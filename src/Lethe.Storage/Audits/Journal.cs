using System.Text.Json.Nodes;
using Lethe.Storage.Access;
using Lethe.Storage.Chains;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Audits;

/// <summary>Writes audits down: that they are wanted, who runs them, that they are to stop.</summary>
public sealed class Journal
{
    private const string RequestedKind = "audit.requested", CancelKind = "audit.cancel-requested";

    private readonly Sessions _sessions;
    private readonly TimeProvider _clock;

    internal Journal(Sessions sessions, TimeProvider clock) => (_sessions, _clock) = (sessions, clock);

    /// <summary>Queues an audit. The chain says so too, that none can vanish because its result did not please.</summary>
    /// <returns>Its id.</returns>
    public string Create(NewAudit audit) => _sessions.Write(context => Create(context, audit, _clock.GetUtcNow(), _sessions.Draw));

    /// <summary>Queues an audit under a key, unless one was queued under it before.</summary>
    /// <param name="key">Drawn by whoever asks. It may be sent again when no answer came.</param>
    /// <exception cref="SubmissionKeyException">The key stands for an audit with another request or policy.</exception>
    public QueuedAudit CreateOnce(NewAudit audit, string key) => _sessions.Write(context =>
    {
        if (context.Submissions.Find(key) is not { } known)
        {
            var id = Create(context, audit, _clock.GetUtcNow(), _sessions.Draw);
            context.Submissions.Add(new SubmissionEntity { Key = key, Audit = id });
            return new QueuedAudit(id, true);
        }
        var before = context.Audits.Find(known.Audit)!;
        if ((before.RequestText, before.RequestFolder, before.PolicyText) != (audit.RequestText, audit.RequestFolder, audit.PolicyText))
            throw new SubmissionKeyException($"This key stands for audit {before.Id}, which has another request or policy; draw a new key for each audit.");
        return new QueuedAudit(before.Id, false);
    });

    /// <summary>Makes this process the one that runs an audit.</summary>
    /// <returns>Null when it has ended, or when another process runs it and is alive.</returns>
    /// <param name="staleAfter">A process that has not been heard of for longer counts as dead.</param>
    public AuditRun? Take(string id, Runner runner, TimeSpan staleAfter) => _sessions.Write(context =>
        context.Audits.Find(id) is { } audit && (audit.State == AuditState.Queued || IsAbandoned(audit, staleAfter))
            ? Take(context, audit, runner)
            : null);

    /// <summary>Makes this process the one that runs the audit that has been waiting longest; null when none waits.</summary>
    public AuditRun? TakeNext(Runner runner) => _sessions.Write(context =>
        context.Audits.Where(audit => audit.State == AuditState.Queued).OrderBy(audit => audit.Id).FirstOrDefault() is { } audit
            ? Take(context, audit, runner)
            : null);

    /// <summary>Asks for an audit to be stopped. One that nobody runs yet ends at once. The chain says who asked first.</summary>
    /// <returns>False when there is no such audit or it has ended.</returns>
    public bool RequestCancel(string id, Asker by) => _sessions.Write(context =>
    {
        if (context.Audits.Find(id) is not { State: AuditState.Queued or AuditState.Running } audit) return false;
        if (audit.CancelRequested) return true;
        var time = _clock.GetUtcNow();
        audit.CancelRequested = true;
        ChainWriter.Append(context, CancelKind, new JsonObject { ["audit"] = id, ["name"] = audit.Name, ["by"] = by.ForTrail() }, time);
        if (audit.State == AuditState.Queued) AuditEnding.Write(context, audit, new AuditOutcome { State = AuditState.Cancelled }, time);
        return true;
    });

    public bool IsCancelRequested(string id) =>
        _sessions.Read(context => context.Audits.Any(audit => audit.Id == id && audit.CancelRequested));

    /// <summary>
    /// Running audits whose process is gone from this host or has not been heard of for longer than
    /// <paramref name="staleAfter"/>, oldest first: to be taken and gone on with.
    /// </summary>
    public IReadOnlyList<AuditSummary> Abandoned(TimeSpan staleAfter)
    {
        var running = _sessions.Read(context => AskedAudit.Of(context, context.Audits.Where(audit => audit.State == AuditState.Running))
            .OrderBy(row => row.Audit.Id).Select(AuditSummary.FromRow).ToArray());
        return [.. running.Where(audit => IsAbandoned(audit.Runner, audit.HeartbeatAt, staleAfter))];
    }

    /// <summary>Within a transaction that has more to write.</summary>
    internal static string Create(LetheContext context, NewAudit audit, DateTimeOffset time, Func<int, int> draw)
    {
        var row = new AuditEntity
        {
            Id = FreeId(context, time, draw),
            Name = audit.Name,
            State = AuditState.Queued,
            SubjectPlugin = audit.SubjectPlugin,
            CreatedAt = UtcText.Of(time),
            Seed = audit.Seed,
            Device = audit.Device,
            RequestFolder = audit.RequestFolder,
            RequestText = audit.RequestText,
            PolicyText = audit.PolicyText,
        };
        context.Audits.Add(row);
        context.Askers.Add(new AskerEntity { Audit = row.Id, Kind = audit.Asker.Kind, Who = audit.Asker.Id, Name = audit.Asker.Name });
        ChainWriter.Append(context, RequestedKind, RequestOf(row, audit.Asker), time);
        return row.Id;
    }

    private AuditRun Take(LetheContext context, AuditEntity audit, Runner runner)
    {
        var time = UtcText.Of(_clock.GetUtcNow());
        audit.State = AuditState.Running;
        audit.StartedAt ??= time;
        audit.HeartbeatAt = time;
        audit.Runner = runner.ToString();
        // What the last process was at when it died is not being worked on.
        foreach (var stage in context.Stages.Where(stage => stage.Audit == audit.Id && stage.State == StageState.Running))
            stage.State = StageState.Waiting;
        return new AuditRun(_sessions, _clock, audit.Id, runner);
    }

    private bool IsAbandoned(AuditEntity audit, TimeSpan staleAfter) => audit.State == AuditState.Running
        && IsAbandoned(Runner.Read(audit.Runner), UtcText.TimeOrNull(audit.HeartbeatAt), staleAfter);

    private bool IsAbandoned(Runner? runner, DateTimeOffset? heartbeat, TimeSpan staleAfter) =>
        runner is null || heartbeat is null || _clock.GetUtcNow() - heartbeat > staleAfter || runner.IsGone;

    private static string FreeId(LetheContext context, DateTimeOffset time, Func<int, int> draw)
    {
        while (true)
        {
            var id = AuditIds.Make(time, draw(AuditIds.Draws));
            if (!context.Audits.Any(audit => audit.Id == id)) return id;
        }
    }

    private static JsonObject RequestOf(AuditEntity audit, Asker asker) => new()
    {
        ["audit"] = audit.Id,
        ["name"] = audit.Name,
        ["request"] = Hashes.OfText(audit.RequestText),
        ["policy"] = audit.PolicyText is null ? null : Hashes.OfText(audit.PolicyText),
        ["asker"] = asker.ForTrail(),
    };
}
