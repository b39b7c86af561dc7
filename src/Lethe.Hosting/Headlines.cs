using Lethe.Plugins;

namespace Lethe.Hosting;

/// <summary>Which numbers of an audit stand in its first table; all of them are in the exports and one click away on its page.</summary>
public sealed class Headlines(PluginCatalog plugins)
{
    private readonly HashSet<string> _details = [.. plugins.DetailMetrics];

    public bool Has(string metric, string slice) => !_details.Contains(metric) && IsOfTheWhole(slice);

    /// <summary>One parameter at most, and none that cuts the records up.</summary>
    public static bool IsOfTheWhole(string slice) =>
        slice.Length == 0 || (!slice.Contains(", ", StringComparison.Ordinal) && slice.Split('=')[0] is "split" or "eps");
}
