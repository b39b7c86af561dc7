using System.Globalization;

namespace Lethe.Hosting;

/// <summary>Numbers as people read them.</summary>
public static class Words
{
    /// <summary><c>0.8 s</c>, <c>12 s</c>, <c>2 min 5 s</c>, <c>1 h 3 min</c>.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
        < 59.5 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 3599.5 => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(Math.Round(seconds) / 60):0} min {Math.Round(seconds) % 60:0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(seconds / 3600):0} h {Math.Floor(seconds % 3600 / 60):0} min"),
    };

    public static string Bytes(long bytes)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB"];
        double size = bytes;
        var unit = 0;
        for (; size >= 999.5 && unit < units.Length - 1; unit++) size /= 1000;
        return unit == 0 ? $"{bytes} B" : string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {units[unit]}");
    }

    /// <summary>Four significant digits, the most that a table needs.</summary>
    public static string Number(double? value) => value switch
    {
        null => "-",
        { } number when number == Math.Floor(number) && Math.Abs(number) < 1e6 => number.ToString("0", CultureInfo.InvariantCulture),
        { } number when Math.Abs(number) is >= 5e-4 and < 1e5 => number.ToString(Math.Abs(number) >= 100 ? "0.0" : Math.Abs(number) >= 10 ? "0.00" : "0.000", CultureInfo.InvariantCulture),
        { } number => number.ToString("0.##e0", CultureInfo.InvariantCulture),
    };

    public static string Count(long count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{count} {many ?? one + "s"}";
}
