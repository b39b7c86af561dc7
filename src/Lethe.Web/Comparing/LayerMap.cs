using Lethe.Sdk;

namespace Lethe.Web.Comparing;

/// <summary>How like each layer of results is to that of the original or the oracles, as one map.</summary>
public static class LayerMap
{
    /// <summary>Results are called by the numbers of their colours: names would not fit above its cells.</summary>
    /// <param name="to">What the layers are held against: <c>original</c> or <c>oracles</c>.</param>
    /// <returns>Null when nothing of it was measured.</returns>
    public static HeatMapExhibit? Of(Comparison comparison, string metric, string split, string to)
    {
        var columns = comparison.Chosen.Select(column => (Title: $"{column.Colour}", Cells: Cells(column, metric, split, to, ofOracles: false))).ToList();
        // Every result of an audit has the same oracles beside it.
        foreach (var audit in comparison.Chosen.GroupBy(column => column.Key.Audit))
            columns.Add((comparison.Audits.Count > 1 ? $"of {audit.First().Colour}" : "oracle", Cells(audit.First(), metric, split, to, ofOracles: true)));
        columns.RemoveAll(column => column.Cells.Count == 0);
        string[] layers = [.. columns.SelectMany(column => column.Cells.Keys).Distinct()];
        return layers.Length == 0 ? null : new HeatMapExhibit
        {
            Id = $"layers-{to}",
            Title = to == "original" ? "How like the original" : "How like the oracles",
            Rows = layers,
            Columns = [.. columns.Select(column => column.Title)],
            Values = [.. layers.SelectMany(layer => columns.Select(column => column.Cells.GetValueOrDefault(layer, double.NaN)))],
        };
    }

    /// <summary>Why layers that were to be compared were not: each reason with the results that it is of. Empty where nobody tried.</summary>
    public static IReadOnlyList<(string Reason, string Results)> Gaps(Comparison comparison, string metric) => [.. comparison.Chosen
        .SelectMany(column => column.Findings.Where(entry => entry.Finding.Metric == metric && entry.Finding.Value is null).Select(entry => (column.Title, entry.Finding.Reason)))
        .Distinct().GroupBy(one => one.Reason).Select(group => (group.Key, string.Join(", ", group.Select(one => one.Title))))];

    private static Dictionary<string, double> Cells(CompareColumn column, string metric, string split, string to, bool ofOracles) => column.Findings
        .Select(entry => entry.Finding).Where(finding => finding.Metric == metric && finding.Value is not null && SliceParts.Of(finding.Slice, "split") == split
            && SliceParts.Of(finding.Slice, "to") == to && SliceParts.Of(finding.Slice, "of") == (ofOracles ? "oracles" : null) && SliceParts.Of(finding.Slice, "layer") is not null)
        .GroupBy(finding => SliceParts.Of(finding.Slice, "layer")!).ToDictionary(group => group.Key, group => group.First().Value!.Value, StringComparer.Ordinal);
}
