using Lethe.Auditing.Requests;
using Lethe.Plugins;
using Lethe.Sdk;

namespace Lethe.Auditing.Planning;

/// <summary>Finds the files and folders that the plugins of a request read, those that options refer to included.</summary>
public sealed class NamedFiles(PluginCatalog plugins)
{
    private readonly UsedPlugins _used = new(plugins);

    /// <summary>As the request wrote them, each once.</summary>
    public IEnumerable<string> Of(AuditRequest request) =>
        _used.WithOptions(request).Select(used => used.Options).OfType<IReadsFiles>().SelectMany(reader => reader.Files).Distinct();
}
