using System.Collections.Concurrent;

namespace Lethe.Auditing.Running.Workers.Watching;

/// <summary>Where workers wait for their next unit, and where new ones come from.</summary>
internal sealed class WorkerStand(WorkerCommand command, TimeProvider clock)
{
    // Unlike that of any other server on this machine, now and before.
    private readonly string _mark = $"{Environment.ProcessId}-{clock.GetUtcNow().UtcTicks}";
    private readonly ConcurrentStack<WorkerHandle> _idle = [];
    private int _started;

    /// <exception cref="System.ComponentModel.Win32Exception">None was waiting and none can be started.</exception>
    public WorkerHandle Take(bool isFresh)
    {
        while (!isFresh && _idle.TryPop(out var worker))
        {
            if (!worker.HasEnded) return worker;
        }
        return WorkerHandle.Start(command, $"{_mark}-{Interlocked.Increment(ref _started)}", clock);
    }

    public void Add(WorkerHandle worker) => _idle.Push(worker);

    /// <summary>Ends all that wait. Completes when they are gone.</summary>
    public async Task Clear()
    {
        var ending = new List<Task>();
        while (_idle.TryPop(out var worker)) ending.Add(worker.End());
        await Task.WhenAll(ending);
    }
}
