using System.Runtime.InteropServices;

namespace Lethe.Auditing.Artifacts;

/// <summary>
/// Brings a folder's entries to the disk: without it a renamed file can be gone after a power cut. .NET opens files
/// only, so this asks the C library.
/// </summary>
internal static partial class DurableFolder
{
    public static void Flush(string folder)
    {
        // Windows keeps its directories in order by itself and gives no handle to flush.
        if (OperatingSystem.IsWindows()) return;
        const int ReadOnly = 0;
        var handle = Open(folder, ReadOnly);
        if (handle < 0) throw new IOException($"{folder} cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}");
        try
        {
            // Some network file systems refuse to flush a folder; they order such changes on the server.
            const int NotSupported = 22;
            if (Sync(handle) != 0 && Marshal.GetLastPInvokeError() is not NotSupported)
                throw new IOException($"{folder} cannot be brought to the disk: {Marshal.GetLastPInvokeErrorMessage()}");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
