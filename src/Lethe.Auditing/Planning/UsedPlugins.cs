using Lethe.Auditing.Requests;
using Lethe.Plugins;
using Lethe.Plugins.Options;
using Lethe.Sdk;

namespace Lethe.Auditing.Planning;

/// <summary>Finds the plugins that a request uses, those that options refer to included.</summary>
public sealed class UsedPlugins(PluginCatalog plugins)
{
    private readonly PluginBinder _binder = new(plugins);

    public IEnumerable<PluginDescriptor> Of(AuditRequest request) => WithOptions(request).Select(used => used.Plugin).Distinct();

    internal IEnumerable<(PluginDescriptor Plugin, object? Options)> WithOptions(AuditRequest request) =>
        request.Uses().SelectMany(use => Below(use.Plugin, use.Options));

    private IEnumerable<(PluginDescriptor Plugin, object? Options)> Below(PluginDescriptor plugin, object? options)
    {
        var referred = plugin.Options.Fields.Where(field => field.Type == OptionType.Plugin)
            .SelectMany(field => field.Property.GetValue(options) switch
            {
                PluginReference reference => [reference],
                IEnumerable<PluginReference> list => list,
                _ => Enumerable.Empty<PluginReference>(),
            });
        return referred.Select(reference => _binder.Bind(reference, typeof(IPlugin)).Bound).OfType<BoundPlugin>()
            .SelectMany(bound => Below(bound.Plugin, bound.Options)).Prepend((plugin, options));
    }
}
