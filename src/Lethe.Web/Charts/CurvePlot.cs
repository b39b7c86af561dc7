using Lethe.Sdk;

namespace Lethe.Web.Charts;

/// <summary>Where the parts of a curve chart lie.</summary>
public sealed record CurvePlot(ChartScale X, ChartScale Y, IReadOnlyList<CurveLine> Lines)
{
    public const int Colours = 6;

    private const int MostMarks = 24;

    public static CurvePlot Of(CurveExhibit curve)
    {
        var x = ChartScale.Over(curve.Series.SelectMany(series => series.X), curve.X, ChartFrame.Left, ChartFrame.Right);
        var y = ChartScale.Over(curve.Series.SelectMany(series => series.Y.Concat(series.Low).Concat(series.High)), curve.Y, ChartFrame.Bottom, ChartFrame.Top);
        return new CurvePlot(x, y, [.. curve.Series.Select((series, i) => Line(series, 1 + i % Colours, x, y))]);
    }

    private static CurveLine Line(CurveSeries series, int colour, ChartScale x, ChartScale y)
    {
        var points = Points(series.X, series.Y, x, y);
        var band = series.Low.Count == series.X.Count && series.High.Count == series.X.Count
            ? SvgPath.Band(Points(series.X, series.Low, x, y), Points(series.X, series.High, x, y)) : "";
        return new CurveLine(series.Name, colour, SvgPath.Line(points), band,
            points.Length <= MostMarks ? [.. points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y))] : []);
    }

    private static ChartPoint[] Points(IReadOnlyList<double> xs, IReadOnlyList<double> ys, ChartScale x, ChartScale y) =>
        [.. xs.Zip(ys).Select(pair => new ChartPoint(x.MapWithin(pair.First), y.MapWithin(pair.Second)))];
}
