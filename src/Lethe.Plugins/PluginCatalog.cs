using Lethe.Plugins.Loading;

namespace Lethe.Plugins;

/// <summary>Every plugin folder that was found, and the plugins in those that could be used.</summary>
public sealed class PluginCatalog
{
    private readonly Dictionary<string, PluginDescriptor> _byId;

    private PluginCatalog(IReadOnlyList<PluginPackage> packages)
    {
        Packages = packages;
        _byId = packages.SelectMany(package => package.Plugins).ToDictionary(plugin => plugin.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<PluginPackage> Packages { get; }

    /// <summary>Ordered by id.</summary>
    public IEnumerable<PluginDescriptor> Plugins => _byId.Values.OrderBy(plugin => plugin.Id, StringComparer.Ordinal);

    /// <summary>Ids of metrics that are another look at what others say in short.</summary>
    public IEnumerable<string> DetailMetrics => Plugins.SelectMany(plugin => plugin.Metrics).Where(metric => metric.IsDetail).Select(metric => metric.Id);

    public PluginDescriptor? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The folder that a plugin of this catalog came from.</summary>
    public string FolderOf(PluginDescriptor plugin) => Packages.First(package => package.Plugins.Contains(plugin)).Folder;

    /// <summary>The known id that looks most like a wrong one, for error messages; null when none comes close.</summary>
    public string? Nearest(string id) => Spelling.Nearest(id, _byId.Keys);

    /// <summary>
    /// Loads every folder directly below these roots, in order of root and name; the host's own root comes first. On a
    /// clash of ids the earlier folder stays and the later one is set aside, so that an outsider cannot take the place
    /// of a built-in method.
    /// </summary>
    /// <param name="ahead">A folder that is loaded before all others, for those who want to look at it and no other of its ids.</param>
    public static PluginCatalog Load(IEnumerable<string> roots, string? ahead = null)
    {
        var packages = new List<PluginPackage>();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var folders = roots.Select(Path.GetFullPath).Distinct().Where(Directory.Exists).SelectMany(Folders);
        if (ahead is not null) folders = folders.Prepend(Path.TrimEndingDirectorySeparator(Path.GetFullPath(ahead))).Distinct();
        foreach (var folder in folders)
        {
            var package = PluginFolder.Load(folder);
            if (package.Plugins.GroupBy(plugin => plugin.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
                package = SetAside(package, $"It has {twice.Key} twice.");
            else if (package.Plugins.FirstOrDefault(plugin => owners.ContainsKey(plugin.Id)) is { } clash)
                package = SetAside(package, $"{clash.Id} is already there, from {owners[clash.Id]}.");
            foreach (var plugin in package.Plugins) owners.Add(plugin.Id, package.Name);
            packages.Add(package);
        }
        return new PluginCatalog(packages);
    }

    private static IEnumerable<string> Folders(string root) =>
        Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal);

    private static PluginPackage SetAside(PluginPackage package, string reason) =>
        package with { Status = PluginStatus.Duplicate, Reason = reason, Plugins = [] };
}
