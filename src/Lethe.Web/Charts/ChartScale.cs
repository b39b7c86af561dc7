using System.Globalization;
using Lethe.Sdk;

namespace Lethe.Web.Charts;

/// <summary>Maps values to places along one direction of a drawing.</summary>
/// <param name="Low">The value at <paramref name="From"/>.</param>
/// <param name="High">The value at <paramref name="To"/>; above <paramref name="Low"/>.</param>
public sealed record ChartScale(double Low, double High, bool Logarithmic, double From, double To)
{
    private const int MostDecades = 12;

    /// <summary>Fits the values where the axis sets no limits.</summary>
    public static ChartScale Over(IEnumerable<double> values, Axis axis, double from, double to)
    {
        var usable = values.Where(value => double.IsFinite(value) && (!axis.Logarithmic || value > 0)).ToArray();
        var low = Usable(axis.Low, axis) ?? (usable.Length > 0 ? usable.Min() : axis.Logarithmic ? 1e-3 : 0);
        var high = Usable(axis.High, axis) ?? (usable.Length > 0 ? usable.Max() : 1);
        // A number may be so near to zero that it would press all others together.
        if (axis.Logarithmic) low = Math.Max(low, high * Math.Pow(10, -MostDecades));
        if (high > low) return new ChartScale(low, high, axis.Logarithmic, from, to);
        return axis.Logarithmic
            ? new ChartScale(low / 10, low * 10, true, from, to)
            : new ChartScale(low - Math.Max(0.5, Math.Abs(low) * 0.1), low + Math.Max(0.5, Math.Abs(low) * 0.1), false, from, to);
    }

    /// <summary>NaN stays NaN; on a logarithmic scale zero and what is below lie where the scale begins.</summary>
    public double Map(double value)
    {
        if (!Logarithmic) return From + (To - From) * (value - Low) / (High - Low);
        if (double.IsNaN(value)) return double.NaN;
        return From + (To - From) * Math.Log(Math.Max(value, Low) / Low) / Math.Log(High / Low);
    }

    /// <summary>The same held within the scale's ends.</summary>
    public double MapWithin(double value) => Map(double.IsNaN(value) ? value : Math.Clamp(value, Low, High));

    public IReadOnlyList<ChartTick> Ticks(int most = 6) => [.. (Logarithmic ? LogarithmicMarks(most) : LinearMarks(most))
        .Select(value => new ChartTick(Map(value), Label(value)))];

    private static double? Usable(double? limit, Axis axis) =>
        limit is { } value && double.IsFinite(value) && (!axis.Logarithmic || value > 0) ? value : null;

    private static string Label(double value) => value != 0 && Math.Abs(value) is < 1e-3 or >= 1e6
        ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
        : Math.Round(value, 6).ToString("0.######", CultureInfo.InvariantCulture);

    // Steps of 1, 2 or 5 times a power of ten, the smallest that gives few enough marks.
    private IEnumerable<double> LinearMarks(int most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10((High - Low) / most)));
        var step = power * new double[] { 1, 2, 5, 10 }.First(times => (High - Low) / (power * times) <= most * (1 + 1e-9));
        var first = Math.Ceiling(Low / step - 1e-9);
        for (var i = 0; i <= most && (first + i) * step <= High + step * 1e-9; i++) yield return (first + i) * step;
    }

    private List<double> LogarithmicMarks(int most)
    {
        var (first, last) = ((int)Math.Ceiling(Math.Log10(Low) - 1e-9), (int)Math.Floor(Math.Log10(High) + 1e-9));
        var every = Math.Max(1, (int)Math.Ceiling((last - first + 1) / (double)most));
        var marks = new List<double>();
        for (var decade = first; decade <= last; decade += every) marks.Add(Math.Pow(10, decade));
        if (marks.Count >= 2) return marks;
        // Less than a decade or two: its parts are marked.
        return [.. Enumerable.Range(first - 1, last - first + 3).SelectMany(decade => new[] { 1, 2, 5 }.Select(part => part * Math.Pow(10, decade)))
            .Where(value => value >= Low * (1 - 1e-9) && value <= High * (1 + 1e-9))];
    }
}
