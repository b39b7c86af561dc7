using Lethe.Auditing.Running.Workers.Protocol;

namespace Lethe.Auditing.Running.Workers.Serving;

/// <summary>Runs one unit on the calling thread and says how it ended.</summary>
internal sealed class UnitExecution(IUnitRunner runner, EventWriter events, TimeProvider clock)
{
    /// <returns>The last event, which the caller writes: it must be ready for the next unit before it does.</returns>
    public WorkerEvent Run(string unitFile, CancellationToken cancellation)
    {
        events.Write(new WorkerEvent.Started());
        var start = clock.GetTimestamp();
        using var progress = new UnitProgress(events, clock);
        try
        {
            runner.Run(unitFile, progress, cancellation);
            return new WorkerEvent.Finished(clock.GetElapsedTime(start).TotalSeconds);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new WorkerEvent.Cancelled();
        }
        catch (Exception failure)
        {
            return new WorkerEvent.Failed(failure.Message, failure.GetType().FullName ?? failure.GetType().Name, failure.ToString());
        }
    }
}
