namespace Lethe.Auditing.Artifacts;

/// <summary>An artifact in use: until it is disposed, or its process dies, the store does not collect it.</summary>
public sealed class Artifact : IDisposable
{
    private readonly FileStream _lease;

    internal Artifact(ArtifactEntry entry, FileStream lease)
    {
        Entry = entry;
        _lease = lease;
    }

    public ArtifactEntry Entry { get; }

    public string Folder => Entry.Folder;

    /// <summary>Where one of its files lies.</summary>
    /// <exception cref="FileNotFoundException">It has no file of that name; nothing outside of it can be named.</exception>
    public string PathOf(string name) => Entry.Files.Any(file => file.Name == name)
        ? Path.Combine(Folder, name)
        : throw new FileNotFoundException($"Artifact {Entry.Key} has no file '{name}'.");

    public void Dispose() => _lease.Dispose();
}
