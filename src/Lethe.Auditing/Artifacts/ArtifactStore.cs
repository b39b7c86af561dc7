namespace Lethe.Auditing.Artifacts;

/// <summary>
/// Files by stage key: oracles, shadows and scores are made once and found again by every audit that needs the same. An
/// artifact is written under another name, brought to the disk and renamed, its manifest being the last file; so there
/// is a whole one or none. Any number of processes may share a store.
/// </summary>
public sealed class ArtifactStore
{
    private readonly TimeProvider _clock;
    private readonly StoreFolders _folders;
    private readonly StoreLocks _locks;

    /// <summary>The folder is made when it is not there.</summary>
    public ArtifactStore(string root, TimeProvider clock)
    {
        _clock = clock;
        _folders = new StoreFolders(Path.GetFullPath(root));
        _locks = new StoreLocks(_folders.Locks);
    }

    /// <summary>Null when there is none; what is left of a broken one is removed.</summary>
    public ArtifactEntry? Find(StageKey key)
    {
        if (_folders.Entry(key) is { } entry) return entry;
        if (!Directory.Exists(_folders.Of(key))) return null;
        string? aside;
        using (_locks.Store())
        {
            // Somebody may have put a whole one there meanwhile.
            if (_folders.Entry(key) is { } whole) return whole;
            aside = _folders.MoveAside(_folders.Of(key));
        }
        StoreFolders.Delete(aside);
        return null;
    }

    /// <summary>To work with; null when there is none. The caller disposes it.</summary>
    public Artifact? Open(StageKey key)
    {
        if (Find(key) is null) return null;
        using var step = _locks.Store();
        return Lease(key);
    }

    /// <summary>
    /// The artifact of this key, made by <paramref name="write"/> in a folder it is handed, unless there is one already.
    /// When several make the same at once, the first to finish wins and the others get what it made.
    /// </summary>
    /// <exception cref="ArtifactException">What was written cannot be stored: a link, a device, an impossible name.</exception>
    public Artifact Put(StageKey key, Action<string> write)
    {
        if (Open(key) is { } present) return present;
        using var staging = Stage(key);
        write(staging.Folder);
        new ArtifactManifest(key, _clock.GetUtcNow(), ArtifactSealer.Seal(staging.Folder)).Save(staging.Folder);
        using var step = _locks.Store();
        if (Lease(key) is { } theirs) return theirs;
        _folders.Publish(staging.Folder, key);
        return Lease(key) ?? throw new IOException($"Artifact {key} was put and is not there.");
    }

    /// <summary>What is wrong with an artifact's files, by hashing them all; null when there is no such artifact.</summary>
    public IReadOnlyList<string>? Check(StageKey key)
    {
        using var artifact = Open(key);
        return artifact is null ? null : ArtifactSealer.Check(artifact.Entry);
    }

    /// <summary>All whole artifacts, ordered by key.</summary>
    public IEnumerable<ArtifactEntry> List() => _folders.Keys().Select(_folders.Entry).OfType<ArtifactEntry>();

    public StoreStatus Status()
    {
        var entries = List().ToArray();
        return new StoreStatus(entries.Length, entries.Sum(entry => entry.Bytes));
    }

    /// <summary>
    /// Removes what was not used for a while, then the longest unused until the rest fits. What is pinned or in use
    /// stays. Unfinished folders of dead processes and broken artifacts go in any case.
    /// </summary>
    public CollectReport Collect(TimeSpan? olderThan = null, long? maxBytes = null, IReadOnlySet<StageKey>? pinned = null) =>
        new StoreCollector(_folders, _locks, _clock.GetUtcNow()).Collect(olderThan, maxBytes, pinned ?? new HashSet<StageKey>());

    // Under the store's lock, so that nobody collects between the look and the lease.
    private Artifact? Lease(StageKey key)
    {
        if (_folders.Entry(key) is not { } entry) return null;
        var lease = _locks.Lease(key.Value);
        StoreFolders.Touch(entry.Folder, _clock.GetUtcNow());
        return new Artifact(entry, lease);
    }

    private StagingFolder Stage(StageKey key)
    {
        using var step = _locks.Store();
        return _folders.Stage(key);
    }
}
