using Lethe.Plugins;
using Lethe.Sdk;

namespace Lethe.Web.Comparing;

/// <summary>A number that results can be ranked by.</summary>
public sealed record MetricChoice(Metric Metric, string Slice)
{
    /// <summary>As an address names it.</summary>
    public string Key => $"{Metric.Id}|{Slice}";

    public string Words => Slice.Length == 0 ? Metric.Id : $"{Metric.Id}, {Slice}";

    /// <summary>Those of which one of the chosen has a value and for which a plugin says which way is good.</summary>
    internal static IReadOnlyList<MetricChoice> Of(Comparison comparison, PluginCatalog plugins) => [.. comparison.Rows().Where(row => row.IsOfTheWhole)
        .Where(row => comparison.Columns.Zip(row.Cells).Any(pair => pair.First.IsChosen && pair.Second?.Value is not null))
        .Select(row => (Metric: plugins.MetricOf(row.Metric), row.Slice)).Where(pair => pair.Metric is { Direction: not Direction.Neutral })
        .Select(pair => new MetricChoice(pair.Metric!, pair.Slice))];

    /// <summary>The wanted one, else the first of the usual ones that is there, else any.</summary>
    public static MetricChoice? Pick(IReadOnlyList<MetricChoice> choices, string? wanted, params ReadOnlySpan<string> usual)
    {
        if (choices.FirstOrDefault(choice => choice.Key == wanted) is { } found) return found;
        foreach (var key in usual)
            if (choices.FirstOrDefault(choice => choice.Key == key) is { } known) return known;
        return choices.Count > 0 ? choices[0] : null;
    }
}
