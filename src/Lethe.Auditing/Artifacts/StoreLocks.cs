namespace Lethe.Auditing.Artifacts;

/// <summary>
/// Locks between processes, as locks on files: the system lifts them when their holder dies, however it dies. The store's
/// own lock is held for single steps only; leases are held as long as somebody works with an artifact.
/// </summary>
internal sealed class StoreLocks(string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _store = Path.Combine(folder, "store");

    /// <summary>For one step that nobody else may take at the same time.</summary>
    public FileStream Store()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (Exclusive(_store) is { } held) return held;
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
                throw new IOException($"{_store} has been locked for {Patience.TotalSeconds} s; is the process that holds it stopped?");
            Thread.Sleep(2);
        }
    }

    /// <summary>Shared with others who use the same; to be taken and given under the store's lock.</summary>
    public FileStream Lease(string name) =>
        new(PathOf(name), FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read | FileShare.Delete);

    /// <summary>Null when somebody has a lease on it.</summary>
    public FileStream? Exclusive(StageKey key) => Exclusive(PathOf(key.Value));

    public string PathOf(string name) => Path.Combine(folder, name + ".lease");

    public static FileStream? Exclusive(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (IsHeld(failure))
        {
            return null;
        }
    }

    // What .NET says when somebody else has the file: a sharing violation, or the system's word for "try again".
    private static bool IsHeld(IOException failure)
    {
        const int SharingViolation = unchecked((int)0x80070020), TryAgain = 11, TryAgainOnMac = 35;
        return failure.GetType() == typeof(IOException) && failure.HResult is SharingViolation or TryAgain or TryAgainOnMac;
    }
}
