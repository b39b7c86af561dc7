using System.Runtime.InteropServices;
using System.Text;

namespace Lethe.TestWorker;

/// <summary>The C library, to do what managed code cannot.</summary>
internal static partial class Library
{
    [LibraryImport("libc", EntryPoint = "strlen")]
    public static partial nuint Length(nint text);

    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "abort")]
    public static partial void Abort();

    [LibraryImport("libc", EntryPoint = "malloc")]
    public static partial nint Allocate(nuint size);

    [LibraryImport("libc", EntryPoint = "memset")]
    public static partial nint Fill(nint memory, int value, nuint size);

    [LibraryImport("libc", EntryPoint = "free")]
    public static partial void Free(nint memory);

    /// <summary>To descriptor 1, past everything of .NET.</summary>
    public static void Print(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (Write(1, bytes, (nuint)bytes.Length) != bytes.Length) throw new IOException("Nothing was written to descriptor 1.");
    }

    /// <summary>Every pipe but the standard ones.</summary>
    public static void ClosePipes()
    {
        foreach (var file in Directory.GetFileSystemEntries("/proc/self/fd"))
        {
            var number = int.Parse(Path.GetFileName(file));
            if (number > 2 && IsPipe(file)) _ = Close(number);
        }
    }

    private static bool IsPipe(string file)
    {
        try
        {
            return File.ResolveLinkTarget(file, returnFinalTarget: false)?.Name.StartsWith("pipe:", StringComparison.Ordinal) ?? false;
        }
        catch (IOException)
        {
            // The descriptor of the listing itself is closed by now.
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int file, byte[] bytes, nuint size);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
