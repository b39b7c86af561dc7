using Lethe.Plugins;
using Lethe.Sdk;

namespace Lethe.Web.Comparing;

/// <summary>What the plugins that are here say of metrics.</summary>
internal static class CatalogMetrics
{
    /// <summary>Null when no plugin knows it.</summary>
    public static Metric? MetricOf(this PluginCatalog plugins, string id) =>
        plugins.Plugins.SelectMany(plugin => plugin.Metrics).FirstOrDefault(metric => metric.Id == id);
}
