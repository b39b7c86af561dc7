namespace Lethe.Cli.Health;

/// <summary>The native shim over libtorch, loaded on the first question: four checks ask it.</summary>
internal sealed class Shim(string path)
{
    public const string FileName = "liblethe_torch.so";

    private readonly Lazy<(LoadedLibrary? Library, string Reason)> _loaded = new(() => Load(path));

    public string Path => path;

    public LoadedLibrary? Library => _loaded.Value.Library;

    /// <summary>Why <see cref="Library"/> is null.</summary>
    public string Reason => _loaded.Value.Reason;

    private static (LoadedLibrary?, string) Load(string path)
    {
        if (!File.Exists(path))
            return (null, $"{path} is not there");
        var library = LoadedLibrary.Open(path, out var reason);
        return (library, reason);
    }
}
