using Lethe.Auditing.Documents;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Running.Workers;
using Lethe.Storage.Audits;
using Lethe.Web.Metrics;
using Lethe.Web.Serving;

namespace Lethe.Web.Queue;

/// <summary>Runs one audit of the queue from what the database says of it.</summary>
internal sealed class QueuedRun(Engine engine, ServerSettings settings, LiveAudits live, ServerMetrics metrics)
{
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(2);

    /// <param name="leaving">The server ends: the audit stays open.</param>
    public async Task RunAsync(string id, CancellationToken leaving)
    {
        var audit = engine.Database.Audits.Detail(id)!;
        Submission submission;
        Plan plan;
        try
        {
            submission = new SubmissionReader(engine.Plugins).Read(audit.RequestText, audit.RequestFolder, audit.PolicyText);
            if (submission.Request.Executor != "local")
                throw new PlanException($"The executor '{submission.Request.Executor}' is not here yet; set executor: local.");
            plan = engine.Planner().Make(submission.Request, submission.Folder, settings.Run.DeviceOf(submission.Request.Device), cancellation: leaving);
        }
        catch (Exception refused) when (refused is SourceException or PlanException or IOException)
        {
            // It was sound when it was queued; files and plugins can change in between.
            End(id, refused.Message);
            return;
        }
        await RunAsync(id, submission, plan, leaving).ConfigureAwait(false);
    }

    private async Task RunAsync(string id, Submission submission, Plan plan, CancellationToken leaving)
    {
        var watch = new LiveAudit(engine.Clock, plan.Units.Count);
        var apart = CanaryStore.Of(engine, id);
        live.Begin(id, watch);
        try
        {
            // A pool of its own: its workers go with it and hold no memory while nothing runs.
            await using var pool = new WorkerPool(apart?.Command(settings.Worker) ?? settings.Worker, settings.Run.Workers, engine.Clock);
            var result = await new AuditSession(apart?.Engine ?? engine, new CountingExecutor(pool, metrics)) { Leaving = leaving }
                .RunAsync(id, submission, plan, settings.Run.Limits, watch, CancellationToken.None).ConfigureAwait(false);
            metrics.Finished(result);
            apart?.Remove();
        }
        finally
        {
            live.End(id);
        }
    }

    private void End(string id, string error) => engine.Database.Journal.Take(id, Runner.ThisProcess, StaleAfter)
        ?.Finish(new AuditOutcome { State = AuditState.Failed, Error = error });
}
