using Lethe.Sdk;

namespace Lethe.Web.Charts;

/// <summary>Where the bars of groups lie: one bar a series within each group. Many groups make it wider, not its bars thinner.</summary>
public sealed record BarPlot(double Width, ChartScale Y, IReadOnlyList<BarMark> Bars, IReadOnlyList<ChartTick> Groups)
{
    private const double LeastBar = 7, MostBar = 30, Gap = 0.25;

    public static BarPlot Of(IReadOnlyList<string> groups, IReadOnlyList<BarSeries> series)
    {
        var ends = series.SelectMany(one => one.Findings).SelectMany(finding => new[] { finding?.Value, finding?.Low, finding?.High }).OfType<double>().Where(double.IsFinite).ToArray();
        // Bars stand on zero, and shares are seen against the whole.
        var y = ChartScale.Over(ends, new Axis("", Low: Math.Min(0, ends.DefaultIfEmpty(0).Min()), High: Math.Max(1, ends.DefaultIfEmpty(1).Max())), ChartFrame.Bottom, ChartFrame.Top);
        var bars = Math.Max(1, series.Count);
        var room = (ChartFrame.Right - ChartFrame.Left) / Math.Max(1, groups.Count);
        var bar = Math.Clamp(room * (1 - Gap) / bars, LeastBar, MostBar);
        room = Math.Max(room, bar * bars / (1 - Gap));
        var marks = groups.SelectMany((group, i) => series.Select((one, j) =>
            Mark(one, i < one.Findings.Count ? one.Findings[i] : null, ChartFrame.Left + (i + 0.5) * room + (j - bars / 2.0) * bar, bar, y, group))).OfType<BarMark>();
        return new BarPlot(ChartFrame.Left + room * groups.Count + ChartFrame.Width - ChartFrame.Right, y, [.. marks],
            [.. groups.Select((group, i) => new ChartTick(ChartFrame.Left + (i + 0.5) * room, group))]);
    }

    private static BarMark? Mark(BarSeries series, Finding? finding, double x, double width, ChartScale y, string group)
    {
        if (finding?.Value is not { } value || !double.IsFinite(value)) return null;
        var (top, bottom) = (y.Map(Math.Max(0, value)), y.Map(Math.Min(0, value)));
        return new BarMark(x, top, width - 1, bottom - top, End(finding.Low, y), End(finding.High, y), series.Colour,
            $"{series.Name}, {group}: {Words.Number(value)}{(finding is { Low: { } low, High: { } high } ? $" [{Words.Number(low)}, {Words.Number(high)}]" : "")}, n = {finding.N}");
    }

    private static double? End(double? value, ChartScale y) => value is { } end && double.IsFinite(end) ? y.MapWithin(end) : null;
}
