using Lethe.Sdk;

namespace Lethe.Web.Charts;

/// <summary>Where the outlines of several histograms of shares lie, one behind the other.</summary>
public sealed record SharePlot(ChartScale X, ChartScale Y, IReadOnlyList<CurveLine> Outlines)
{
    /// <param name="series">At least one bin altogether.</param>
    public static SharePlot Of(IReadOnlyList<ShareSeries> series)
    {
        var x = ChartScale.Over(series.SelectMany(one => one.Edges), new Axis(""), ChartFrame.Left, ChartFrame.Right);
        var y = new ChartScale(0, Math.Max(1e-6, series.SelectMany(one => one.Shares).DefaultIfEmpty(1).Max()), false, ChartFrame.Bottom, ChartFrame.Top);
        return new SharePlot(x, y, [.. series.Select(one => Outline(one, x, y))]);
    }

    private static CurveLine Outline(ShareSeries series, ChartScale x, ChartScale y)
    {
        ChartPoint[] points = [.. series.Shares.SelectMany((share, i) => new[] { new ChartPoint(x.Map(series.Edges[i]), y.Map(share)), new ChartPoint(x.Map(series.Edges[i + 1]), y.Map(share)) })];
        if (points.Length == 0) return new CurveLine(series.Name, series.Colour, "", "", []);
        var area = SvgPath.Line([new ChartPoint(points[0].X, y.From), .. points, new ChartPoint(points[^1].X, y.From)]) + "Z";
        return new CurveLine(series.Name, series.Colour, SvgPath.Line(points), area, []);
    }
}
