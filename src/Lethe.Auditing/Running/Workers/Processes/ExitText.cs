namespace Lethe.Auditing.Running.Workers.Processes;

/// <summary>How a process ended, in words.</summary>
internal static class ExitText
{
    // .NET gives a process that a signal ended the exit code that a shell would.
    private const int SignalBase = 128;

    private static readonly Dictionary<int, string> Signals = new()
    {
        [1] = "SIGHUP",
        [2] = "SIGINT",
        [3] = "SIGQUIT",
        [4] = "SIGILL (an instruction this processor does not have)",
        [5] = "SIGTRAP",
        [6] = "SIGABRT (it gave up by itself)",
        [7] = "SIGBUS (memory or a mapped file that is not there)",
        [8] = "SIGFPE (an impossible whole-number operation)",
        [9] = "SIGKILL (from outside; often the system when memory runs out)",
        [11] = "SIGSEGV (memory that is not its own)",
        [13] = "SIGPIPE",
        [14] = "SIGALRM",
        [15] = "SIGTERM",
        [24] = "SIGXCPU (a limit of processor time)",
        [25] = "SIGXFSZ (a limit of file size)",
        [31] = "SIGSYS (a system call that is not allowed)",
    };

    public static bool IsKill(int exitCode) => exitCode == SignalBase + NativeCalls.KillSignal;

    public static string Describe(int exitCode) => Signals.TryGetValue(exitCode - SignalBase, out var signal)
        ? $"The worker was ended by {signal}."
        : $"The worker ended with exit code {exitCode} in the middle of the unit.";
}
