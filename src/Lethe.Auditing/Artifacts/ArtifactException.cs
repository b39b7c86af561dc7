namespace Lethe.Auditing.Artifacts;

/// <summary>Something that cannot be stored; the message says why.</summary>
public sealed class ArtifactException(string message) : Exception(message);
