using Lethe.Sdk;

namespace Lethe.Web.Charts;

/// <summary>A number over time without axes: evenly spaced, the last point marked.</summary>
public sealed record SparkPlot(string Path, ChartPoint Last)
{
    public const double Width = 150, Height = 36, Margin = 5;

    /// <param name="values">Finite, oldest first, at least one.</param>
    public static SparkPlot Of(IReadOnlyList<double> values)
    {
        var y = ChartScale.Over(values, new Axis(""), Height - Margin, Margin);
        var step = (Width - 2 * Margin) / Math.Max(1, values.Count - 1);
        ChartPoint[] points = [.. values.Select((value, i) => new ChartPoint(Margin + i * step, y.Map(value)))];
        return new SparkPlot(SvgPath.Line(points), points[^1]);
    }
}
