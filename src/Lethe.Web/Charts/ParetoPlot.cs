using System.Globalization;
using Lethe.Sdk;
using Lethe.Web.Comparing;

namespace Lethe.Web.Charts;

/// <summary>Where results lie by forgetting and utility, and the front of those that nothing beats in both.</summary>
/// <param name="Front">A line through the marks of the front.</param>
public sealed record ParetoPlot(ChartScale X, ChartScale Y, IReadOnlyList<ParetoMark> Marks, string Front)
{
    public const double LeastRadius = 5, MostRadius = 20;

    private const double Margin = 0.08;

    public static ParetoPlot Of(IReadOnlyList<ParetoPoint> points)
    {
        var x = Scale(points.Select(point => point.Forgetting), ChartFrame.Left, ChartFrame.Right);
        var y = Scale(points.Select(point => point.Utility), ChartFrame.Bottom, ChartFrame.Top);
        var longest = points.Select(point => point.Seconds ?? 0).DefaultIfEmpty(0).Max();
        ParetoMark[] marks = [.. points.Select(point => Mark(point, x, y, longest, !points.Any(other => Beats(other, point))))];
        var front = marks.Where(mark => mark.IsFront).OrderBy(mark => mark.X).ThenBy(mark => mark.Y);
        return new ParetoPlot(x, y, marks, SvgPath.Line(front.Select(mark => new ChartPoint(mark.X, mark.Y))));
    }

    private static ParetoMark Mark(ParetoPoint point, ChartScale x, ChartScale y, double longest, bool isFront)
    {
        var (atX, atY) = (x.Map(point.Forgetting.Value), y.Map(point.Utility.Value));
        var radius = longest > 0 ? LeastRadius + (MostRadius - LeastRadius) * Math.Sqrt((point.Seconds ?? 0) / longest) : LeastRadius;
        var cross = SvgPath.Line([new(x.Map(point.Forgetting.Low), atY), new(x.Map(point.Forgetting.High), atY)])
            + SvgPath.Line([new(atX, y.Map(point.Utility.Low)), new(atX, y.Map(point.Utility.High))]);
        var words = string.Create(CultureInfo.InvariantCulture, $"{point.Name}: {Words.Number(point.Forgetting.Value)}, {Words.Number(point.Utility.Value)}");
        if (point.Seconds is { } seconds) words += $", {Words.Time(seconds)}";
        if (point.IsExhausted) words += ", stopped at its budget";
        return new ParetoMark(point, atX, atY, radius, cross, isFront, words);
    }

    private static bool Beats(ParetoPoint one, ParetoPoint other)
    {
        var (forgetting, utility) = (Better(one.Forgetting, other.Forgetting), Better(one.Utility, other.Utility));
        return forgetting >= 0 && utility >= 0 && forgetting + utility > 0;
    }

    private static int Better(Merit one, Merit other) => one.IsHigherBetter ? one.Value.CompareTo(other.Value) : other.Value.CompareTo(one.Value);

    private static ChartScale Scale(IEnumerable<Merit> merits, double from, double to)
    {
        var fit = ChartScale.Over(merits.SelectMany(merit => new[] { merit.Low, merit.Value, merit.High }), new Axis(""), from, to);
        var room = (fit.High - fit.Low) * Margin;
        return fit with { Low = fit.Low - room, High = fit.High + room };
    }
}
