using Lethe.Auditing.Running.Workers.Watching;
using Lethe.Sdk;

namespace Lethe.Auditing.Running.Workers;

/// <summary>
/// Runs units in worker processes, at most so many at once, the others in the order they came. Whatever a unit does to its
/// worker stays there: this process sees an outcome.
/// </summary>
public sealed class WorkerPool : IUnitExecutor, IAsyncDisposable
{
    private readonly int _size;
    private readonly TimeProvider _clock;
    private readonly WorkerStand _stand;
    private readonly Turnstile _turnstile;
    private readonly CancellationTokenSource _closing = new();
    private int _isClosed;

    /// <param name="command">Starts a program that calls <see cref="WorkerProcess.Serve"/>.</param>
    /// <param name="size">The most processes at once. They are started when needed and kept.</param>
    public WorkerPool(WorkerCommand command, int size, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        (_size, _clock) = (size, clock);
        _stand = new WorkerStand(command, clock);
        _turnstile = new Turnstile(size);
    }

    /// <summary>
    /// Never throws for what a unit or its worker does, and ends within two seconds of being cancelled, with the outcome
    /// <see cref="UnitState.Cancelled"/>, or <see cref="UnitState.Done"/> when the unit was finished first.
    /// </summary>
    /// <param name="progress">
    /// Called by one thread at a time. A slow one slows the worker down; what it throws ends the unit and is thrown here.
    /// </param>
    public async Task<UnitOutcome> RunAsync(string unitFile, UnitLimits limits, IProgressSink progress, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_isClosed != 0, this);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _closing.Token);
        if (!await _turnstile.Enter(stop.Token))
            return new UnitOutcome(UnitState.Cancelled, "Cancelled before it began.", Details: null, Seconds: 0, PeakMemoryBytes: 0, Attempts: 0);
        var place = new WorkerPlace(_stand, _turnstile, _clock);
        try
        {
            return await new UnitRun(place, limits, progress, _clock).Run(Path.GetFullPath(unitFile), stop.Token);
        }
        finally
        {
            _ = place.Leave();
        }
    }

    /// <summary>Cancels what runs or waits, and ends all workers.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0) return;
        await _closing.CancelAsync();
        // Whoever has all places knows that nobody runs.
        for (var i = 0; i < _size; i++) await _turnstile.Enter(CancellationToken.None);
        await _stand.Clear();
        _closing.Dispose();
    }
}
