using System.Globalization;

namespace Lethe.Auditing.Verdicts;

/// <summary>Numbers as a sentence shows them: short, but never so short that they contradict the verdict beside them.</summary>
internal static class GateNumbers
{
    /// <summary><c>0.912 [0.894, 0.928]</c>; an end that is not known is left open; the value alone without an interval.</summary>
    public static string Show(double value, double low, double high, GateLimit limit)
    {
        var shown = Short(value, limit);
        if (double.IsInfinity(low) && double.IsInfinity(high)) return shown;
        return $"{shown} [{(double.IsNegativeInfinity(low) ? "..." : Short(low, limit))}, {(double.IsPositiveInfinity(high) ? "..." : Short(high, limit))}]";
    }

    // Four digits, unless rounding would move the number across an end of the limit, or onto it.
    private static string Short(double number, GateLimit limit)
    {
        for (var digits = 4; digits < 17; digits++)
        {
            var text = number.ToString($"G{digits}", CultureInfo.InvariantCulture);
            var rounded = double.Parse(text, CultureInfo.InvariantCulture);
            if (Side(rounded, limit.Low) == Side(number, limit.Low) && Side(rounded, limit.High) == Side(number, limit.High)) return text;
        }
        return number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static int Side(double number, double end) => number.CompareTo(end);
}
