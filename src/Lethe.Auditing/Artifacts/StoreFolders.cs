namespace Lethe.Auditing.Artifacts;

/// <summary>
/// What lies where: <c>artifacts/ab/abcd...</c> for whole ones, <c>staging/</c> for those being written or thrown away,
/// <c>locks/</c>. All in one file system, in which renaming is one step.
/// </summary>
internal sealed class StoreFolders
{
    private readonly string _artifacts;

    public StoreFolders(string root)
    {
        _artifacts = Directory.CreateDirectory(Path.Combine(root, "artifacts")).FullName;
        Staging = Directory.CreateDirectory(Path.Combine(root, "staging")).FullName;
        Locks = Directory.CreateDirectory(Path.Combine(root, "locks")).FullName;
    }

    public string Staging { get; }

    public string Locks { get; }

    public string Of(StageKey key) => Path.Combine(_artifacts, key.Value[..2], key.Value);

    /// <summary>Null unless the artifact is whole: a manifest of that key, and every file with its size.</summary>
    public ArtifactEntry? Entry(StageKey key)
    {
        var folder = Of(key);
        if (ArtifactManifest.Read(folder) is not { } manifest || manifest.Key != key) return null;
        if (!manifest.Files.All(file => IsThere(folder, file))) return null;
        var used = new DateTimeOffset(File.GetLastWriteTimeUtc(Path.Combine(folder, ArtifactManifest.FileName)), TimeSpan.Zero);
        return new ArtifactEntry(key, folder, manifest.Created, used, manifest.Bytes, manifest.Files);
    }

    /// <summary>Every folder that is called like a key, whole or not.</summary>
    public IEnumerable<StageKey> Keys() => Directory.EnumerateDirectories(_artifacts).Order(StringComparer.Ordinal)
        .SelectMany(group => Directory.EnumerateDirectories(group).Order(StringComparer.Ordinal))
        .Select(folder => StageKey.TryParse(Path.GetFileName(folder), out var key) ? key : (StageKey?)null)
        .OfType<StageKey>();

    public StagingFolder Stage(StageKey key) => StagingFolder.Create(Path.Combine(Staging, $"{key.Value[..16]}-{Guid.NewGuid():N}"));

    /// <summary>Under the store's lock: puts a finished folder in its place, and a broken one that is there out of it.</summary>
    public void Publish(string folder, StageKey key)
    {
        var place = Of(key);
        MoveAside(place);
        var parent = Path.GetDirectoryName(place)!;
        if (!Directory.Exists(parent))
        {
            Directory.CreateDirectory(parent);
            DurableFolder.Flush(_artifacts);
        }
        Directory.Move(folder, place);
        DurableFolder.Flush(parent);
    }

    /// <summary>Under the store's lock: from one moment to the next it is no artifact any more; deleting takes its time.</summary>
    public string? MoveAside(string folder)
    {
        if (!Directory.Exists(folder)) return null;
        var aside = Path.Combine(Staging, $"removed-{Guid.NewGuid():N}");
        Directory.Move(folder, aside);
        return aside;
    }

    public static void Touch(string folder, DateTimeOffset time) =>
        File.SetLastWriteTimeUtc(Path.Combine(folder, ArtifactManifest.FileName), time.UtcDateTime);

    public static void Delete(string? folder)
    {
        try
        {
            if (folder is not null && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another process sweeps the same leftovers.
        }
    }

    private static bool IsThere(string folder, ArtifactFile file)
    {
        var info = new FileInfo(Path.Combine(folder, file.Name));
        return info.Exists && info.LinkTarget is null && info.Length == file.Bytes;
    }
}
