using System.Security.Cryptography;

namespace Lethe.Auditing.Artifacts;

/// <summary>Hashes an artifact's files: to write them down, and later to see whether they are still the same.</summary>
internal static class ArtifactSealer
{
    /// <summary>All files below a folder, hashed and brought to the disk.</summary>
    /// <exception cref="ArtifactException">Something in it cannot be stored.</exception>
    public static IReadOnlyList<ArtifactFile> Seal(string folder)
    {
        var files = new List<ArtifactFile>();
        foreach (var entry in Entries(folder))
        {
            var name = NameOf(folder, entry);
            if (entry.LinkTarget is not null) throw new ArtifactException($"'{name}' is a link; an artifact holds files of its own.");
            if (!ArtifactNames.IsValid(name)) throw new ArtifactException($"'{name}' is no name for a file of an artifact.");
            if (entry is FileInfo file) files.Add(Seal(file, name));
            else DurableFolder.Flush(entry.FullName);
        }
        return files;
    }

    public static IReadOnlyList<string> Check(ArtifactEntry artifact)
    {
        var known = artifact.Files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var entry in Entries(artifact.Folder).Where(entry => entry is FileInfo || entry.LinkTarget is not null))
        {
            var name = NameOf(artifact.Folder, entry);
            if (name == ArtifactManifest.FileName) continue;
            if (!known.Remove(name, out var file)) faults.Add($"'{name}' is not one of its files.");
            else if (entry.LinkTarget is not null) faults.Add($"'{name}' has become a link.");
            else if (Hash(entry.FullName) != file.Sha256) faults.Add($"'{name}' is not what was stored: its hash differs.");
        }
        faults.AddRange(known.Keys.Select(name => $"'{name}' is gone."));
        return faults;
    }

    private static ArtifactFile Seal(FileInfo file, string name)
    {
        // Opened for both, a pipe does not wait for its other end; reading from it would.
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        if (!stream.CanSeek) throw new ArtifactException($"'{name}' is no regular file.");
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        stream.Flush(flushToDisk: true);
        return new ArtifactFile(name, stream.Length, hash);
    }

    private static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    // Links are listed and not followed.
    private static IEnumerable<FileSystemInfo> Entries(string folder) => new DirectoryInfo(folder)
        .EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0 })
        .OrderBy(entry => entry.Name, StringComparer.Ordinal)
        .SelectMany(entry => entry is DirectoryInfo { LinkTarget: null } ? Entries(entry.FullName).Prepend(entry) : [entry]);

    private static string NameOf(string folder, FileSystemInfo entry) =>
        Path.GetRelativePath(folder, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
}
