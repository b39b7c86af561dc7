namespace Lethe.Web.Metrics;

/// <summary>Whether somebody takes audits from the queue.</summary>
public sealed class QueuePulse(TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private long _seen;
    private volatile bool _isWorking;

    /// <summary>An audit is being run, or the queue was looked at a moment ago.</summary>
    public bool IsListening => _isWorking || (Interlocked.Read(ref _seen) is var seen and > 0 && clock.GetUtcNow().UtcTicks - seen < Patience.Ticks);

    internal void Looked() => Interlocked.Exchange(ref _seen, clock.GetUtcNow().UtcTicks);

    internal void Working(bool isWorking)
    {
        Looked();
        _isWorking = isWorking;
    }
}
