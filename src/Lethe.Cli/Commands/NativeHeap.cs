using System.Runtime.InteropServices;

namespace Lethe.Cli.Commands;

/// <summary>How the C library hands out memory to what is not managed, such as SQLite and the JIT compiler.</summary>
internal static partial class NativeHeap
{
    private const int LeastMapped = -3, MostArenas = -8;

    private const int Arenas = 2, MappedBytes = 1 << 16;

    /// <summary>For a process that stays: what is needed for a moment goes back to the system afterwards.</summary>
    /// <returns>False where the C library cannot be told so.</returns>
    public static bool GiveBack()
    {
        try
        {
            // Each thread would have an arena of its own, up to eight for each processor, and what is freed in one serves no
            // other: connections to the database wander over all threads, and leave their peaks in every arena.
            return SetOption(MostArenas, Arenas) == 1
                // Large blocks are mapped one by one. Out of an arena they would stay for as long as a small one lies above them:
                // the compiler takes 15 MB in blocks of this size for some methods, five minutes after the start.
                && SetOption(LeastMapped, MappedBytes) == 1;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
