using Lethe.Storage.Access;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Audits;

/// <summary>
/// What the process that runs an audit writes about it. Each call is one transaction, so a process that is killed at any
/// moment leaves a whole picture; a process that was taken for dead and replaced can write nothing any more.
/// </summary>
public sealed class AuditRun
{
    private readonly Sessions _sessions;
    private readonly TimeProvider _clock;
    private readonly string _runner;

    internal AuditRun(Sessions sessions, TimeProvider clock, string audit, Runner runner) =>
        (_sessions, _clock, AuditId, _runner) = (sessions, clock, audit, runner.ToString());

    public string AuditId { get; }

    /// <summary>Says that the process lives, and asks whether to go on. To be called every few seconds.</summary>
    public RunSignal Beat() => _sessions.Write(context =>
    {
        if (Owned(context) is not { } audit) return RunSignal.Lost;
        audit.HeartbeatAt = UtcText.Of(_clock.GetUtcNow());
        return audit.CancelRequested ? RunSignal.Cancel : RunSignal.Continue;
    });

    /// <summary>Puts these stages in the place of all that were there.</summary>
    /// <returns>False when the audit is not this process's any more.</returns>
    public bool Plan(IReadOnlyList<StageEntry> stages) => _sessions.Write(context =>
    {
        if (Owned(context) is null) return false;
        context.Stages.RemoveRange(context.Stages.Where(stage => stage.Audit == AuditId));
        context.SaveChanges();
        context.Stages.AddRange(stages.Select(stage => stage.ToRow(AuditId)));
        return true;
    });

    /// <summary>Writes how far a stage is. A few times a second at most: each call waits for the disk.</summary>
    /// <returns>False when the audit is not this process's any more.</returns>
    /// <exception cref="ArgumentException">The plan has no stage at this position.</exception>
    public bool Update(StageEntry stage) => _sessions.Write(context =>
    {
        if (Owned(context) is null) return false;
        var row = context.Stages.Find(AuditId, stage.Position)
            ?? throw new ArgumentException($"The plan of audit {AuditId} has no stage at {stage.Position}.", nameof(stage));
        stage.CopyTo(row);
        return true;
    });

    /// <summary>Ends the audit: all that it found, its state and the chain's record of it, at once.</summary>
    /// <returns>False when the audit is not this process's any more; then nothing was written.</returns>
    public bool Finish(AuditOutcome outcome)
    {
        if (outcome.State is AuditState.Queued or AuditState.Running)
            throw new ArgumentException($"An audit does not end as {outcome.State}.", nameof(outcome));
        return _sessions.Write(context =>
        {
            if (Owned(context) is not { } audit) return false;
            AuditEnding.Write(context, audit, outcome, _clock.GetUtcNow());
            return true;
        });
    }

    private AuditEntity? Owned(LetheContext context) =>
        context.Audits.Find(AuditId) is { State: AuditState.Running } audit && audit.Runner == _runner ? audit : null;
}
