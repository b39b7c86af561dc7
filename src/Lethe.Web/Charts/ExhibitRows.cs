using System.Globalization;
using Lethe.Sdk;

namespace Lethe.Web.Charts;

/// <summary>The numbers of an exhibit as rows: what is drawn, for those who read or compute on.</summary>
public sealed record ExhibitRows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public static ExhibitRows Of(Exhibit exhibit) => exhibit switch
    {
        CurveExhibit curve => new(["series", Name(curve.X, "x"), Name(curve.Y, "y"), "low", "high"], [.. curve.Series.SelectMany(Points)]),
        HistogramExhibit histogram => new(["series", "from", "to", "count"], [.. histogram.Series.SelectMany(series => Bins(series, histogram.Edges))]),
        ReliabilityExhibit diagram => new(["from", "to", "count", "confidence", "accuracy", "low", "high"], [.. diagram.Bins.Select(Bin)]),
        HeatMapExhibit map => new(["", .. map.Columns], [.. map.Rows.Select((row, i) => (IReadOnlyList<string>)[row, .. map.Values.Skip(i * map.Columns.Count).Take(map.Columns.Count).Select(value => Exact(value))])]),
        TableExhibit table => new(table.Columns, table.Rows),
        ImageGridExhibit grid => new(["label", "width", "height"], [.. grid.Images.Select(image => (IReadOnlyList<string>)[image.Label, Exact(image.Width), Exact(image.Height)])]),
        TextPairsExhibit texts => new(["prompt", texts.LeftTitle, texts.RightTitle], [.. texts.Pairs.Select(pair => (IReadOnlyList<string>)[pair.Prompt, pair.Left, pair.Right])]),
        _ => throw new ArgumentException($"There is no table of a {exhibit.GetType().Name}.", nameof(exhibit)),
    };

    private static string Name(Axis axis, string otherwise) => axis.Title.Length > 0 ? axis.Title : otherwise;

    private static IEnumerable<IReadOnlyList<string>> Points(CurveSeries series) => series.X.Zip(series.Y).Select((point, i) =>
        (IReadOnlyList<string>)[series.Name, Exact(point.First), Exact(point.Second), At(series.Low, i), At(series.High, i)]);

    private static IEnumerable<IReadOnlyList<string>> Bins(HistogramSeries series, IReadOnlyList<double> edges) =>
        series.Counts.Take(edges.Count - 1).Select((count, i) => (IReadOnlyList<string>)[series.Name, Exact(edges[i]), Exact(edges[i + 1]), Exact(count)]);

    private static IReadOnlyList<string> Bin(ReliabilityBin bin) =>
        [Exact(bin.From), Exact(bin.To), Exact(bin.Count), Exact(bin.Confidence), Exact(bin.Accuracy), Exact(bin.Low), Exact(bin.High)];

    private static string At(IReadOnlyList<double> list, int i) => i < list.Count ? Exact(list[i]) : "";

    private static string Exact(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
