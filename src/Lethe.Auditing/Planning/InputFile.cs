namespace Lethe.Auditing.Planning;

/// <summary>A file or folder that a plugin of the request reads.</summary>
/// <param name="Given">As the request wrote it.</param>
/// <param name="Path">In full.</param>
/// <param name="Sha256">Of its content; of a folder: of the names and contents of all files below it.</param>
public sealed record InputFile(string Given, string Path, string Sha256);
