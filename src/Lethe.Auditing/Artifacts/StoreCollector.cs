namespace Lethe.Auditing.Artifacts;

/// <summary>Makes room in a store.</summary>
internal sealed class StoreCollector(StoreFolders folders, StoreLocks locks, DateTimeOffset now)
{
    private readonly List<StageKey> _removed = [];
    private readonly List<StageKey> _inUse = [];
    private long _freed;

    public CollectReport Collect(TimeSpan? olderThan, long? maxBytes, IReadOnlySet<StageKey> pinned)
    {
        var leftovers = SweepBroken() + SweepStaging();
        var entries = folders.Keys().Select(folders.Entry).OfType<ArtifactEntry>().OrderBy(entry => entry.LastUsed).ThenBy(entry => entry.Key.Value, StringComparer.Ordinal).ToArray();
        var total = entries.Sum(entry => entry.Bytes);
        foreach (var entry in entries)
        {
            var isOld = olderThan is { } age && now - entry.LastUsed > age;
            var isTooMuch = maxBytes is { } most && total > most;
            if ((!isOld && !isTooMuch) || pinned.Contains(entry.Key)) continue;
            if (Remove(entry)) total -= entry.Bytes;
        }
        return new CollectReport(_removed, _freed, _inUse, leftovers);
    }

    private bool Remove(ArtifactEntry entry)
    {
        string? aside;
        using (locks.Store())
        {
            using var lease = locks.Exclusive(entry.Key);
            // Used since it was looked at counts as well: whoever used it may come back at once.
            if (lease is null || folders.Entry(entry.Key) is not { } present || present.LastUsed != entry.LastUsed)
            {
                _inUse.Add(entry.Key);
                return false;
            }
            aside = folders.MoveAside(entry.Folder);
            File.Delete(locks.PathOf(entry.Key.Value));
        }
        StoreFolders.Delete(aside);
        _removed.Add(entry.Key);
        _freed += entry.Bytes;
        return true;
    }

    private int SweepBroken()
    {
        var swept = 0;
        foreach (var key in folders.Keys().Where(key => folders.Entry(key) is null).ToArray())
        {
            string? aside;
            using (locks.Store()) aside = folders.Entry(key) is null ? folders.MoveAside(folders.Of(key)) : null;
            StoreFolders.Delete(aside);
            if (aside is not null) swept++;
        }
        return swept;
    }

    private int SweepStaging()
    {
        string[] abandoned;
        // Staging folders and their locks are made under the store's lock: what is free now stays free.
        using (locks.Store())
        {
            abandoned = [.. Directory.GetDirectories(folders.Staging).Where(StagingFolder.IsAbandoned)];
            foreach (var orphan in Directory.GetFiles(folders.Staging, "*.lock").Where(file => !Directory.Exists(Path.ChangeExtension(file, null))))
                File.Delete(orphan);
        }
        foreach (var folder in abandoned)
        {
            StoreFolders.Delete(folder);
            File.Delete(StagingFolder.LockOf(folder));
        }
        return abandoned.Length;
    }
}
