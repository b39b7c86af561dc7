using Lethe.Sdk;

namespace Lethe.Web.Charts;

/// <summary>Where the parts of a histogram lie: one outline a series, so that several can be seen through each other.</summary>
public sealed record HistogramPlot(ChartScale X, ChartScale Y, IReadOnlyList<CurveLine> Outlines)
{
    public static HistogramPlot Of(HistogramExhibit histogram)
    {
        var x = ChartScale.Over(histogram.Edges, histogram.X, ChartFrame.Left, ChartFrame.Right);
        var most = histogram.Series.SelectMany(series => series.Counts).DefaultIfEmpty(1).Max();
        var y = new ChartScale(0, Math.Max(1, most), false, ChartFrame.Bottom, ChartFrame.Top);
        return new HistogramPlot(x, y, [.. histogram.Series.Select((series, i) => Outline(series, 1 + i % CurvePlot.Colours, histogram.Edges, x, y))]);
    }

    private static CurveLine Outline(HistogramSeries series, int colour, IReadOnlyList<double> edges, ChartScale x, ChartScale y)
    {
        var points = new List<ChartPoint>();
        foreach (var (i, count) in series.Counts.Take(edges.Count - 1).Index())
        {
            points.Add(new ChartPoint(x.Map(edges[i]), y.Map(count)));
            points.Add(new ChartPoint(x.Map(edges[i + 1]), y.Map(count)));
        }
        var line = SvgPath.Line(points);
        if (points.Count == 0) return new CurveLine(series.Name, colour, "", "", []);
        var area = SvgPath.Line([new ChartPoint(points[0].X, y.From), .. points, new ChartPoint(points[^1].X, y.From)]) + "Z";
        return new CurveLine(series.Name, colour, line, area, []);
    }
}
