namespace Lethe.Cli.Health;

/// <summary>The files mapped into this process, which tell what the loader really took.</summary>
internal static class LoadedFiles
{
    private const string Maps = "/proc/self/maps";

    /// <summary>The path of the first mapped file whose name starts so, or null.</summary>
    public static string? Find(string name) => !File.Exists(Maps) ? null : File.ReadLines(Maps)
        .Select(line => line.IndexOf('/', StringComparison.Ordinal) is var start and >= 0 ? line[start..] : "")
        .FirstOrDefault(path => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal));
}
