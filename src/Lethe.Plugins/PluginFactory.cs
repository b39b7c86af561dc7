using Lethe.Sdk;

namespace Lethe.Plugins;

/// <summary>Makes plugins of the catalog, each with its options bound.</summary>
public sealed class PluginFactory(PluginCatalog plugins) : IPluginFactory
{
    private readonly PluginBinder _binder = new(plugins);

    /// <exception cref="PluginReferenceException">
    /// There is no such plugin, it is of another kind, or its options are wrong; with all faults.
    /// </exception>
    public T Create<T>(PluginReference reference) where T : class, IPlugin
    {
        ArgumentNullException.ThrowIfNull(reference);
        var (bound, faults) = _binder.Bind(reference, typeof(T));
        if (bound is null) throw new PluginReferenceException(reference.Use, faults);
        return (T)bound.Plugin.Create(bound.Options);
    }
}
