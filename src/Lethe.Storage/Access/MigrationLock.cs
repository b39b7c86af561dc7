namespace Lethe.Storage.Access;

/// <summary>Lets one process at a time change the tables. The system lifts it when its holder dies.</summary>
internal static class MigrationLock
{
    // What the system says of a file that somebody else has locked: Linux, macOS, Windows.
    private const int LinuxHeld = 11, MacHeld = 35, WindowsHeld = unchecked((int)0x80070020);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static FileStream Take(string path)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException failure) when (failure.HResult is LinuxHeld or MacHeld or WindowsHeld)
            {
                if (TimeProvider.System.GetElapsedTime(start) > Patience)
                    throw new StorageException($"{path} has been locked for {Patience.TotalSeconds} s; see whether a lethe process hangs.", failure);
                Thread.Sleep(10);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw StorageFaults.Explain(failure, Path.GetDirectoryName(path)!);
            }
        }
    }
}
