namespace Lethe.Auditing.Artifacts;

/// <summary>A whole artifact of the store, as a listing shows it.</summary>
/// <param name="Bytes">The sum of its files.</param>
/// <param name="LastUsed">When somebody last put or opened it.</param>
public sealed record ArtifactEntry(
    StageKey Key, string Folder, DateTimeOffset Created, DateTimeOffset LastUsed, long Bytes, IReadOnlyList<ArtifactFile> Files);
