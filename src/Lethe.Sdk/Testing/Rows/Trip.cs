using System.Diagnostics;

namespace Lethe.Sdk.Testing;

/// <summary>Cancels a run at its n-th look at the world, and makes the world slow from there.</summary>
internal sealed class Trip(CancellationTokenSource source, int at)
{
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(50);

    private long _when;

    public int EventsAfter { get; private set; }

    public bool Happened => Interlocked.Read(ref _when) != 0;

    public TimeSpan Since => Happened ? Stopwatch.GetElapsedTime(Interlocked.Read(ref _when)) : TimeSpan.Zero;

    public void Now()
    {
        Interlocked.Exchange(ref _when, Stopwatch.GetTimestamp());
        source.Cancel();
    }

    public void OnEvent(int number)
    {
        if (Happened)
        {
            EventsAfter++;
            // On real data every batch takes its time; what ignores the caller is to be seen doing so.
            Thread.Sleep(Slowness);
        }
        else if (number >= at)
        {
            Now();
        }
    }
}
