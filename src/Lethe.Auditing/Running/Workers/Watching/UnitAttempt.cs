using Lethe.Auditing.Running.Workers.Processes;
using Lethe.Auditing.Running.Workers.Protocol;

namespace Lethe.Auditing.Running.Workers.Watching;

/// <summary>One attempt at a unit on one worker, held to its limits. To end a worker that went over them is for the caller.</summary>
internal sealed class UnitAttempt(WorkerHandle worker, UnitListener listener, UnitLimits limits, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200), Grace = TimeSpan.FromMilliseconds(1500);

    private readonly ProcessMemory _memory = new(worker.Id);
    private readonly long _start = clock.GetTimestamp(), _killsBefore = OutOfMemoryScore.Kills();
    private readonly TaskCompletionSource<long> _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<AttemptResult> Run(string unitFile, CancellationToken cancellation)
    {
        worker.Listen(listener.Hear);
        try
        {
            worker.Send(new WorkerOrder.Run(unitFile));
            await using var registration = cancellation.Register(Cancel);
            var result = await Watch();
            return result with { PeakBytes = _memory.PeakBytes };
        }
        finally
        {
            worker.Listen(null);
        }
    }

    private void Cancel()
    {
        // In this order: the worker's answer must not come before the reason for it.
        _cancelled.SetResult(clock.GetTimestamp());
        worker.Send(new WorkerOrder.Cancel());
    }

    private async Task<AttemptResult> Watch()
    {
        while (true)
        {
            await NextMoment();
            _memory.Sample();
            if (listener.End.IsCompleted) return OfEnd(await listener.End);
            if (worker.Gone.IsCompleted) return OfExit(await worker.Gone);
            if (Excess() is { } excess) return excess;
        }
    }

    private async Task NextMoment()
    {
        TimeSpan[] deadlines =
        [
            Look,
            limits.TotalTime - clock.GetElapsedTime(_start) ?? Look,
            limits.StallTime - listener.Silence ?? Look,
            SinceCancel is { } since ? Grace - since : Look,
        ];
        var wait = TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(deadlines.Min().TotalMilliseconds)));
        var happens = new List<Task> { listener.End, worker.Gone, Task.Delay(wait, clock) };
        if (SinceCancel is null) happens.Add(_cancelled.Task);
        await Task.WhenAny(happens);
    }

    private TimeSpan? SinceCancel => _cancelled.Task.IsCompletedSuccessfully ? clock.GetElapsedTime(_cancelled.Task.Result) : null;

    // What goes wrong while it is made to stop is a way of stopping.
    private AttemptResult OfEnd(WorkerEvent end) => end switch
    {
        WorkerEvent.Finished => new(UnitState.Done, "Done.", IsClean: true),
        WorkerEvent.Failed failed when SinceCancel is null =>
            new(UnitState.Failed, $"{failed.Message} ({failed.Type})", IsClean: true, Details: failed.Details),
        WorkerEvent.Cancelled when SinceCancel is null =>
            new(UnitState.Failed, "It stopped as if it had been cancelled, which it was not.", IsClean: true),
        _ => new(UnitState.Cancelled, "Cancelled.", IsClean: true),
    };

    private AttemptResult OfExit(int code)
    {
        if (SinceCancel is not null) return new(UnitState.Cancelled, "Cancelled; the worker ended with it.", IsClean: false);
        var isOutOfMemory = ExitText.IsKill(code) && OutOfMemoryScore.Kills() > _killsBefore;
        var message = isOutOfMemory ? "The system ran out of memory and ended the worker." : ExitText.Describe(code);
        if (worker.Printed is { Length: > 0 } printed) message += $" The last it printed:\n{printed}";
        return new(isOutOfMemory ? UnitState.OutOfMemory : UnitState.Crashed, message, IsClean: false, HasBegun: listener.IsStarted || !worker.IsUsed);
    }

    private AttemptResult? Excess()
    {
        if (SinceCancel is { } since)
            return since < Grace ? null : new(UnitState.Cancelled, $"Cancelled; it did not stop within {Grace.TotalSeconds} s, so its worker was ended.", IsClean: false);
        if (_memory.PeakBytes > limits.MemoryBytes)
            return new(UnitState.OutOfMemory, $"It used {MiB(_memory.PeakBytes)} of memory; its limit is {MiB(limits.MemoryBytes.Value)}.", IsClean: false);
        if (clock.GetElapsedTime(_start) > limits.TotalTime)
            return new(UnitState.TimedOut, $"It took longer than its limit of {limits.TotalTime.Value.TotalSeconds} s.", IsClean: false);
        if (listener.Silence > limits.StallTime)
            return new(UnitState.Stalled, $"It gave no sign of life for {limits.StallTime.Value.TotalSeconds} s.", IsClean: false);
        return null;
    }

    private static string MiB(long bytes) => $"{bytes / (1024.0 * 1024):0.#} MiB";
}
