namespace Lethe.Auditing.Artifacts;

/// <summary>One file of an artifact.</summary>
/// <param name="Name">Its path in the artifact, with forward slashes.</param>
/// <param name="Sha256">In hexadecimal, lower case.</param>
public sealed record ArtifactFile(string Name, long Bytes, string Sha256);
