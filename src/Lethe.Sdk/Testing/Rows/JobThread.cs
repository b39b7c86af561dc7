using System.Diagnostics;

namespace Lethe.Sdk.Testing;

/// <summary>Runs on a thread of its own, as every job of an audit does, and gives up on it when it does not end.</summary>
internal static class JobThread
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    /// <param name="givesUp">Asked now and then, with the time it took so far.</param>
    public static RunEnd<T> Run<T>(Func<T> work, Func<TimeSpan, bool> givesUp) where T : class
    {
        T? result = null;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            // A stranger's code, which may throw anything: what it threw is what is looked at.
            catch (Exception thrown)
            {
                failure = thrown;
            }
        })
        { IsBackground = true, Name = "contract" };
        var start = Stopwatch.GetTimestamp();
        thread.Start();
        while (!thread.Join(Glance))
        {
            if (givesUp(Stopwatch.GetElapsedTime(start))) return new RunEnd<T>(null, null, Stopwatch.GetElapsedTime(start), true);
        }
        return new RunEnd<T>(result, failure, Stopwatch.GetElapsedTime(start), false);
    }
}
