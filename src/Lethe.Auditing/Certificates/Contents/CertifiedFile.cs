namespace Lethe.Auditing.Certificates.Contents;

/// <summary>A file of a model.</summary>
/// <param name="Sha256">Of its content; of a folder: of the names and contents of all files below it.</param>
public sealed record CertifiedFile(string Name, string Sha256);
