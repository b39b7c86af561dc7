namespace Lethe.Torch;

/// <summary>Files that are there whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>
    /// Has a file written under its own name in a folder beside the target, then moves it. Its own name, because an
    /// archive carries the name it was written under: the same module gives the same bytes.
    /// </summary>
    public static void Write(string filename, Action<string> write)
    {
        var target = Path.GetFullPath(filename);
        var folder = Directory.CreateDirectory($"{target}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.part");
        try
        {
            var written = Path.Combine(folder.FullName, Path.GetFileName(target));
            write(written);
            File.Move(written, target, overwrite: true);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
