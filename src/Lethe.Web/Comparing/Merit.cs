using Lethe.Sdk;

namespace Lethe.Web.Comparing;

/// <summary>A number as something that is better the greater, or the smaller, it is.</summary>
/// <param name="Low">The ends of its interval; equal to the value where there is none.</param>
public sealed record Merit(double Value, double Low, double High, bool IsHigherBetter)
{
    /// <param name="oracle">What the oracles have; null when that is not known.</param>
    /// <returns>Null when there is no number, or none to hold it against.</returns>
    public static Merit? Of(Finding? finding, Direction direction, Finding? oracle)
    {
        if (finding?.Value is not { } value || !double.IsFinite(value)) return null;
        var (low, high) = (Finite(finding.Low) ?? value, Finite(finding.High) ?? value);
        // A gap is a distance from the oracles by itself.
        var target = direction == Direction.Half ? 0.5 : IsGap(finding.Metric) ? 0 : Finite(oracle?.Value);
        return direction switch
        {
            Direction.Higher or Direction.Lower => new Merit(value, low, high, direction == Direction.Higher),
            Direction.LikeOracle or Direction.Half when target is { } at => Distance(value - at, low - at, high - at),
            _ => null,
        };
    }

    /// <summary>What an axis of it is called.</summary>
    public static string Title(Metric metric, string slice)
    {
        var name = slice.Length == 0 ? metric.Name : $"{metric.Name}, {slice}";
        return metric.Direction switch
        {
            Direction.LikeOracle when IsGap(metric.Id) => $"{name}: its size",
            Direction.LikeOracle => $"{name}: distance from the oracles'",
            Direction.Half => $"{name}: distance from one half",
            _ => name,
        };
    }

    private static bool IsGap(string metric) => metric.StartsWith("gap.", StringComparison.Ordinal);

    private static Merit Distance(double value, double low, double high)
    {
        var nearest = low <= 0 && high >= 0 ? 0 : Math.Min(Math.Abs(low), Math.Abs(high));
        return new Merit(Math.Abs(value), nearest, Math.Max(Math.Abs(low), Math.Abs(high)), false);
    }

    private static double? Finite(double? number) => number is { } value && double.IsFinite(value) ? value : null;
}
