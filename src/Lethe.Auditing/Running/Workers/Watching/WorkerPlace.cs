namespace Lethe.Auditing.Running.Workers.Watching;

/// <summary>
/// A unit's place among those that run: at most one worker process at a time. The next in the line gets the place only when
/// that process has given its memory back.
/// </summary>
internal sealed class WorkerPlace(WorkerStand stand, Turnstile turnstile, TimeProvider clock)
{
    // Who cancelled is not kept waiting for a large process to be taken apart.
    private static readonly TimeSpan CancelPatience = TimeSpan.FromMilliseconds(300);

    private Task _ending = Task.CompletedTask;

    public WorkerHandle Take(bool isFresh) => stand.Take(isFresh);

    /// <param name="result">Null when the attempt itself broke.</param>
    public async Task Return(WorkerHandle worker, AttemptResult? result)
    {
        if (result is { IsClean: true })
        {
            worker.TidyUp();
            stand.Add(worker);
            return;
        }
        _ending = worker.End();
        if (result is { State: UnitState.Cancelled }) await Task.WhenAny(_ending, Task.Delay(CancelPatience, clock));
        else await _ending;
    }

    public async Task Leave()
    {
        await _ending;
        turnstile.Leave();
    }
}
