using System.Runtime.InteropServices;

namespace Lethe.Auditing.Running.Workers.Processes;

/// <summary>What .NET has no name for, from the C library.</summary>
internal static partial class NativeCalls
{
    public const int KillSignal = 9;

    /// <summary>Makes <paramref name="number"/> another name for <paramref name="file"/>.</summary>
    public static void Replace(int number, int file)
    {
        if (DuplicateTo(file, number) < 0) throw new IOException($"Descriptor {number} cannot be replaced: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>Makes this process the leader of its own session and group; refused (-1) when it leads a group already.</summary>
    [LibraryImport("libc", EntryPoint = "setsid")]
    public static partial int NewSession();

    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void ExitNow(int code);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int DuplicateTo(int file, int number);
}
