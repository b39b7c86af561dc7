using Lethe.Auditing.Running.Workers.Protocol;
using Lethe.Sdk;

namespace Lethe.Auditing.Running.Workers.Watching;

/// <summary>Hears what a worker says of one unit. What it cannot understand is a line for the log.</summary>
internal sealed class UnitListener(IProgressSink sink, TimeProvider clock)
{
    private readonly TaskCompletionSource<WorkerEvent> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastSign = clock.GetTimestamp();

    /// <summary>The last event of the unit; faulted when the caller's sink threw.</summary>
    public Task<WorkerEvent> End => _end.Task;

    public bool IsStarted { get; private set; }

    public TimeSpan Silence => clock.GetElapsedTime(Interlocked.Read(ref _lastSign));

    /// <summary>Called by the worker's reader alone.</summary>
    public void Hear(ReadOnlyMemory<byte> line)
    {
        if (_end.Task.IsCompleted) return;
        Interlocked.Exchange(ref _lastSign, clock.GetTimestamp());
        try
        {
            Pass(line);
        }
        catch (Exception failure)
        {
            // The sink's, so the caller's to know; this thread has other units to serve.
            _end.TrySetException(failure);
        }
    }

    private void Pass(ReadOnlyMemory<byte> line)
    {
        switch (WorkerEvent.Read(line))
        {
            case WorkerEvent.Started:
                IsStarted = true;
                break;
            case WorkerEvent.Progress progress:
                sink.Report(progress.Done, progress.Total, progress.What);
                break;
            case WorkerEvent.Log log:
                sink.Log(log.Line);
                break;
            // An end before the start is that of another unit.
            case { } end when IsStarted:
                _end.TrySetResult(end);
                break;
            default:
                sink.Log($"The worker said what is no event: {WireText.Printable(line)}");
                break;
        }
    }
}
