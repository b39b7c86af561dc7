using System.Globalization;
using System.Text;

namespace Lethe.Web.Charts;

/// <summary>Coordinates as SVG wants them, whatever the culture.</summary>
public static class SvgPath
{
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A line through the points; one that cannot be drawn breaks it.</summary>
    public static string Line(IEnumerable<ChartPoint> points)
    {
        var path = new StringBuilder();
        var isDown = false;
        foreach (var (x, y) in points)
        {
            var canBeDrawn = double.IsFinite(x) && double.IsFinite(y);
            if (canBeDrawn) path.Append(isDown ? 'L' : 'M').Append(Number(x)).Append(' ').Append(Number(y));
            isDown = canBeDrawn;
        }
        return path.ToString();
    }

    /// <summary>The area between two lines over the same places; empty without two whole points.</summary>
    public static string Band(IReadOnlyList<ChartPoint> low, IReadOnlyList<ChartPoint> high)
    {
        var whole = low.Zip(high).Where(pair => IsWhole(pair.First) && IsWhole(pair.Second)).ToArray();
        return whole.Length < 2 ? "" : Line([.. whole.Select(pair => pair.First), .. whole.Reverse().Select(pair => pair.Second)]) + "Z";
    }

    private static bool IsWhole(ChartPoint point) => double.IsFinite(point.X) && double.IsFinite(point.Y);
}
