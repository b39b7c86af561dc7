namespace Lethe.Plugins.Loading;

/// <summary>The assemblies that came with .NET itself.</summary>
internal static class FrameworkAssemblies
{
    private static readonly HashSet<string> Names = Find();

    public static bool Contains(string name) => Names.Contains(name);

    private static HashSet<string> Find()
    {
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        var own = AppContext.BaseDirectory;
        return trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => !path.StartsWith(own, StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
