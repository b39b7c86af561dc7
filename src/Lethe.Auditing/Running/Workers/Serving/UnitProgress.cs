using Lethe.Auditing.Running.Workers.Protocol;
using Lethe.Sdk;

namespace Lethe.Auditing.Running.Workers.Serving;

/// <summary>Passes a unit's progress on, at most ten times a second, and the last of it always.</summary>
internal sealed class UnitProgress : IProgressSink, IDisposable
{
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly EventWriter _events;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private WorkerEvent? _waiting;
    private long? _lastSent;
    private bool _isArmed, _isClosed;

    public UnitProgress(EventWriter events, TimeProvider clock)
    {
        (_events, _clock) = (events, clock);
        _timer = clock.CreateTimer(_ => SendLate(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Report(long done, long total, string what)
    {
        lock (_gate)
        {
            if (_isClosed) return;
            _waiting = new WorkerEvent.Progress(done, total, what);
            var wait = _lastSent is { } last ? Pause - _clock.GetElapsedTime(last) : TimeSpan.Zero;
            if (wait <= TimeSpan.Zero) Send();
            else if (!_isArmed) _isArmed = _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    public void Log(string line)
    {
        lock (_gate)
        {
            if (!_isClosed) _events.Write(new WorkerEvent.Log(line));
        }
    }

    /// <summary>From here on nothing is passed on: a thread that a unit left behind must not speak for the next one.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            Send();
            _isClosed = true;
        }
        _timer.Dispose();
    }

    private void SendLate()
    {
        lock (_gate)
        {
            _isArmed = false;
            Send();
        }
    }

    private void Send()
    {
        if (_isClosed || _waiting is null) return;
        _events.Write(_waiting);
        _waiting = null;
        _lastSent = _clock.GetTimestamp();
    }
}
