namespace Lethe.Auditing.Artifacts;

/// <summary>
/// Where an artifact is being written. Its lock lives as long as its writer: a folder whose lock is free was left by a
/// dead one.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    private readonly FileStream _lock;

    private StagingFolder(string folder, FileStream held)
    {
        Folder = folder;
        _lock = held;
    }

    public string Folder { get; }

    /// <summary>To be called under the store's lock, which also those take who sweep.</summary>
    public static StagingFolder Create(string folder)
    {
        var held = StoreLocks.Exclusive(LockOf(folder)) ?? throw new IOException($"{folder} is taken.");
        Directory.CreateDirectory(folder);
        return new StagingFolder(folder, held);
    }

    public static bool IsAbandoned(string folder)
    {
        using var held = StoreLocks.Exclusive(LockOf(folder));
        return held is not null;
    }

    public static string LockOf(string folder) => folder + ".lock";

    /// <summary>Removes what is still there: nothing, once it was published.</summary>
    public void Dispose()
    {
        StoreFolders.Delete(Folder);
        File.Delete(LockOf(Folder));
        _lock.Dispose();
    }
}
