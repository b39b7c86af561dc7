using System.Globalization;
using Lethe.Sdk;

namespace Lethe.Web.Parts;

/// <summary>Values as pages show them.</summary>
internal static class Shown
{
    public static string Exact(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Ago(TimeSpan past) => past.TotalSeconds switch
    {
        < 10 => "just now",
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{past.TotalSeconds:0} s ago"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(past.TotalMinutes):0} min ago"),
        < 86400 => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(past.TotalHours):0} h ago"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(past.TotalDays):0} d ago"),
    };

    /// <summary>Empty where there is none, or where it has no width and says nothing.</summary>
    public static string Interval(Finding finding) => finding is { Low: { } low, High: { } high } && low != high
        ? $"[{Words.Number(low)}, {Words.Number(high)}]" : "";

    /// <summary>All that stands behind a number, for those who point at it.</summary>
    public static string Behind(Finding finding)
    {
        if (finding.Value is not { } value) return finding.Reason;
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (finding.N > 0) text += $", n = {finding.N.ToString(CultureInfo.InvariantCulture)}";
        if (Interval(finding).Length > 0 && double.IsFinite(finding.Level)) text += string.Create(CultureInfo.InvariantCulture, $", {finding.Level:P0} interval");
        return finding.IntervalBy.Length > 0 ? $"{text} ({finding.IntervalBy})" : text;
    }
}
