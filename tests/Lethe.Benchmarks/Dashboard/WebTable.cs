using System.Globalization;

namespace Lethe.Benchmarks.Dashboard;

/// <summary>Rows as they come.</summary>
internal static class WebTable
{
    public static void WriteHead(TextWriter output) => output.WriteLine($"{"what",-42} {"measure",-28} {"value",12} {"goal",10}        notes");

    public static void Write(TextWriter output, WebRow row)
    {
        var goal = row.Goal is { } below ? $"< {Number(below)}" : "";
        var outcome = row.Goal is null ? "" : row.IsMet ? "met" : row.IsMissed ? "MISSED" : "open";
        var interval = row is { Low: { } low, High: { } high } ? $" [{Number(low)}, {Number(high)}]" : "";
        output.WriteLine($"{row.Name,-42} {row.Measure,-28} {(row.Value is { } value ? Number(value) : "-") + " " + row.Unit,12} {goal,10} {outcome,-6} {$"{interval} {row.Note}".Trim()}");
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) < 10 ? "0.0#" : "0.#", CultureInfo.InvariantCulture);
}
