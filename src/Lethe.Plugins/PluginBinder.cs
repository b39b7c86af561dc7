using Lethe.Plugins.Options;
using Lethe.Sdk;

namespace Lethe.Plugins;

/// <summary>
/// Finds the plugin that a reference means and binds its options, and those of every plugin that an option refers to in
/// turn: what is wrong shows with the request and not when a worker first needs it.
/// </summary>
public sealed class PluginBinder(PluginCatalog plugins)
{
    private const int MostDepth = 8;

    /// <summary>The plugin, or every fault there is; paths are relative to the reference.</summary>
    /// <param name="contract">What the plugin must implement.</param>
    public (BoundPlugin? Bound, IReadOnlyList<OptionFault> Faults) Bind(PluginReference reference, Type contract)
    {
        var faults = new List<OptionFault>();
        var bound = Bind(reference, contract, "", 0, faults);
        return faults.Count == 0 ? (bound, faults) : (null, faults);
    }

    private BoundPlugin? Bind(PluginReference reference, Type contract, string path, int depth, List<OptionFault> faults)
    {
        if (Find(reference.Use, contract, path, faults) is not { } plugin) return null;
        var (options, wrong) = plugin.Options.Bind(reference.Options);
        faults.AddRange(wrong.Select(fault => new OptionFault(Join(path, fault.Path), $"{plugin.Id}: {fault.Message}")));
        var referred = options is null ? [] : BindReferences(plugin, options, path, depth, faults);
        return wrong.Count == 0 ? new BoundPlugin(plugin, options) { Referred = referred } : null;
    }

    private PluginDescriptor? Find(string id, Type contract, string path, List<OptionFault> faults)
    {
        var plugin = plugins.Find(id);
        if (plugin is null)
        {
            var hint = plugins.Nearest(id) is { } nearest ? $" Did you mean '{nearest}'?" : " See: lethe plugin list.";
            faults.Add(new OptionFault(path, $"There is no plugin '{Spelling.Short(id)}'.{hint}"));
        }
        else if (!contract.IsAssignableFrom(plugin.Type))
        {
            var wanted = PluginKind.All.FirstOrDefault(kind => kind.Contract == contract);
            var hint = wanted is null ? contract.Name : $"{wanted.WithArticle}, whose id begins with {wanted.Prefix}.";
            faults.Add(new OptionFault(path, $"'{id}' is {plugin.Kind.WithArticle}; what goes here is {hint}"));
            return null;
        }
        return plugin;
    }

    private List<BoundPlugin> BindReferences(PluginDescriptor plugin, object options, string path, int depth, List<OptionFault> faults)
    {
        var referred = new List<BoundPlugin>();
        foreach (var field in plugin.Options.Fields.Where(field => field.Type == OptionType.Plugin))
        {
            var inner = Join(path, field.Name);
            var references = field.IsList
                ? ((IEnumerable<PluginReference>?)field.Property.GetValue(options) ?? []).Select((one, i) => (one, $"{inner}[{i}]"))
                : field.Property.GetValue(options) is PluginReference single ? [(single, inner)] : [];
            foreach (var (reference, at) in references)
            {
                // A default that refers to its own plugin would never end.
                if (depth == MostDepth) faults.Add(new OptionFault(at, $"Plugins refer to plugins more than {MostDepth} deep."));
                else if (Bind(reference, ContractOf(field), at, depth + 1, faults) is { } bound) referred.Add(bound);
            }
        }
        return referred;
    }

    // An option does not say which kind it wants, but its default does.
    private static Type ContractOf(OptionField field) =>
        (field.Default is PluginReference usual ? PluginKind.OfId(usual.Use)?.Contract : null) ?? typeof(IPlugin);

    private static string Join(string path, string name) => path.Length == 0 || name.Length == 0 ? path + name : $"{path}.{name}";
}
