using Lethe.Web.Queue;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lethe.Web.Schedules;

/// <summary>Looks at the schedules again and again while the server runs.</summary>
internal sealed partial class ScheduleClock(Engine engine, AuditDesk desk, ILogger<ScheduleClock> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Look();
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // One schedule, or a database that is away for a moment, must not end all others.
                Failed(fault, fault.Message);
            }
            await Task.Delay(LookEvery, engine.Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal void Look()
    {
        new ScheduleSettling(engine).All();
        foreach (var audit in new ScheduleLook(engine).AtAll()) desk.Announce(audit);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The schedules met a fault and go on: {Reason}")]
    private partial void Failed(Exception fault, string reason);
}
