namespace Lethe.Storage.Access;

/// <summary>Lets one process at a time change the tables. The system lifts it when its holder dies.</summary>
internal static class MigrationLock
{
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
            catch (UnauthorizedAccessException failure)
            {
                throw StorageFaults.Explain(failure, Path.GetDirectoryName(path)!);
            }
            catch (IOException failure)
            {
                if (TimeProvider.System.GetElapsedTime(start) > Patience) throw StorageFaults.Explain(failure, Path.GetDirectoryName(path)!);
                Thread.Sleep(10);
            }
        }
    }
}
