namespace Lethe.Auditing.Planning;

/// <summary>A file or folder that a plugin of the request reads.</summary>
/// <param name="Given">As the request wrote it.</param>
/// <param name="Path">In full.</param>
/// <param name="Sha256">Of its content; of a folder: of the names and contents of all files below it.</param>
/// <param name="Stamp">Size and time of change when it was hashed.</param>
public sealed record InputFile(string Given, string Path, string Sha256, string Stamp)
{
    /// <summary>Whether it still has the size and time it was hashed at.</summary>
    public bool IsUnchanged() => Stamp == StampOf(Path);

    public static string StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? $"{file.Length}/{file.LastWriteTimeUtc.Ticks}" : $"{new DirectoryInfo(path).LastWriteTimeUtc.Ticks}";
    }
}
