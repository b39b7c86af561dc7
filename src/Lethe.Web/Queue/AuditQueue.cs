using Lethe.Web.Metrics;
using Lethe.Web.Serving;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lethe.Web.Queue;

/// <summary>Runs what is queued, one audit after the other; what a dead process left open comes first.</summary>
internal sealed partial class AuditQueue(Engine engine, ServerSettings settings, LiveAudits live, AuditDesk desk, ServerMetrics metrics, QueuePulse pulse, ILogger<AuditQueue> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(2);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        pulse.Looked();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                pulse.Looked();
                if (Next() is { } id) await RunAsync(id, stoppingToken).ConfigureAwait(false);
                else await desk.WaitAsync(LookEvery, stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The server ends; what ran is left open.
                return;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // One audit, or a database that is away for a moment, must not end the queue.
                Failed(fault, fault.Message);
                await Task.Delay(LookEvery, engine.Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RunAsync(string id, CancellationToken leaving)
    {
        pulse.Working(true);
        try
        {
            await new QueuedRun(engine, settings, live, metrics).RunAsync(id, leaving).ConfigureAwait(false);
        }
        finally
        {
            pulse.Working(false);
        }
    }

    private string? Next()
    {
        if (engine.Database.Journal.Abandoned(StaleAfter) is [var first, ..]) return first.Id;
        var now = engine.Clock.GetUtcNow();
        return engine.Database.Audits.Waiting().FirstOrDefault(audit => desk.IsOurs(audit.Id) || now - audit.CreatedAt > settings.QueueGrace)?.Id;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The queue met a fault and goes on: {Reason}")]
    private partial void Failed(Exception fault, string reason);
}
