using Lethe.Auditing.Requests;
using Lethe.Plugins;
using Lethe.Plugins.Options;
using Lethe.Sdk;

namespace Lethe.Auditing.Planning;

/// <summary>Finds the files and folders that the plugins of a request read, those that options refer to included.</summary>
public sealed class NamedFiles(PluginCatalog plugins)
{
    private readonly PluginBinder _binder = new(plugins);

    /// <summary>As the request wrote them, each once.</summary>
    public IEnumerable<string> Of(AuditRequest request) => request.Uses().SelectMany(use => Named(use.Plugin, use.Options)).Distinct();

    private IEnumerable<string> Named(PluginDescriptor plugin, object? options)
    {
        var own = options is IReadsFiles reader ? reader.Files : [];
        var referred = plugin.Options.Fields.Where(field => field.Type == OptionType.Plugin)
            .SelectMany(field => field.Property.GetValue(options) switch
            {
                PluginReference reference => [reference],
                IEnumerable<PluginReference> list => list,
                _ => Enumerable.Empty<PluginReference>(),
            });
        return own.Concat(referred.Select(reference => _binder.Bind(reference, typeof(IPlugin)).Bound).OfType<BoundPlugin>()
            .SelectMany(bound => Named(bound.Plugin, bound.Options)));
    }
}
