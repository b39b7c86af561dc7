using System.Runtime.InteropServices;

namespace Lethe.Torch;

/// <summary>
/// Asks Linux to back fresh memory with 2 MiB pages. Filling 400 MB of new tensors takes 100,000 page faults
/// otherwise, which cost several times what the copy itself does.
/// </summary>
internal static partial class HugePages
{
    private const long Smallest = 2 << 20;
    private const int MadvHugePage = 14;

    public static void Advise(nint memory, long bytes)
    {
        if (bytes < Smallest || !OperatingSystem.IsLinux()) return;
        long page = Environment.SystemPageSize;
        var start = (memory + page - 1) & -page;
        // Advice only: a kernel without huge pages says no, and all works as before, only slower.
        _ = Madvise((nint)start, (nint)((memory + bytes - start) & -page), MadvHugePage);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Madvise(nint start, nint bytes, int advice);
}
