using System.Runtime.InteropServices;
using Lethe.Auditing.Running.Workers.Processes;

namespace Lethe.Auditing.Running.Workers;

/// <summary>Makes the calling process a worker. To be called first thing, before plugins are loaded.</summary>
public static class WorkerProcess
{
    /// <summary>
    /// Runs the units it is ordered to run; ends the process when the server closes its input or dies, however it dies.
    /// Does not return.
    /// </summary>
    /// <remarks>
    /// The end of the input is what tells of the server's death. The kernel's parent-death signal does not serve: it is sent
    /// when the thread that started the worker ends, and .NET's thread pool ends its threads as it likes.
    /// </remarks>
    public static void Serve(IUnitRunner runner)
    {
        var (input, output) = StandardStreams.Take();
        // Out of the terminal's reach (Ctrl+C is for the server to act on), and what the worker starts can be told by it.
        _ = NativeCalls.NewSession();
        OutOfMemoryScore.Raise();
        WorkerLoop.Run(runner, input, output);
        ProcessFamily.OfThisProcess().EndOthers();
        // Not Environment.Exit: that waits for handlers, and a unit may be in the middle of anything.
        NativeCalls.ExitNow(0);
    }

    /// <summary>
    /// One unit, for a batch system, with its events on standard output. SIGTERM and SIGINT cancel it, a second one ends
    /// the process. Stays in the session and group it was started in, since batch systems keep count by these.
    /// </summary>
    /// <returns>The exit code: 0 when the unit is done, else 1.</returns>
    public static int RunOne(IUnitRunner runner, string unitFile)
    {
        var (_, output) = StandardStreams.Take();
        OutOfMemoryScore.Raise();
        using var stop = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        return WorkerLoop.RunOne(runner, unitFile, output, stop.Token);

        void Cancel(PosixSignalContext signal)
        {
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }
}
