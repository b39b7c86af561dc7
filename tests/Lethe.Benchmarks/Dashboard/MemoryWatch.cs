using System.Globalization;
using Lethe.Statistics;

namespace Lethe.Benchmarks.Dashboard;

/// <summary>Looks at the server's memory once a second.</summary>
internal sealed class MemoryWatch(ServerProcess server)
{
    // Memory comes and goes in steps of some megabytes that last for a while: means over a minute are closer to independent, and
    // below this many of them a single step passes for growth.
    private const int Block = 60, LeastBlocks = 10;

    // What runs every five seconds is compiled for the last time, and for most memory, after sixty runs.
    private const double SettledMinutes = 6;

    private readonly List<(double Minutes, double Megabytes)> _seen = [];

    public IReadOnlyList<double> Megabytes => [.. _seen.Select(one => one.Megabytes)];

    public async Task RunAsync(TimeSpan time, Action<double> tell, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), TimeProvider.System);
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) is var passed && passed < time)
        {
            _seen.Add((passed.TotalMinutes, server.Resident));
            tell(_seen[^1].Megabytes);
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    public IEnumerable<WebRow> Rows()
    {
        yield return new WebRow("resident memory", "most, once a second", Megabytes.Max(), "MB", WebGoals.ResidentMegabytes, string.Create(
            CultureInfo.InvariantCulture, $"first {Megabytes[0]:0}, last {Megabytes[^1]:0}"));
        var means = _seen.Where(one => one.Minutes >= SettledMinutes).Chunk(Block).Where(block => block.Length == Block)
            .Select(block => (Minutes: block.Average(one => one.Minutes), Megabytes: block.Average(one => one.Megabytes))).ToArray();
        double[] x = [.. means.Select(one => one.Minutes)], y = [.. means.Select(one => one.Megabytes)];
        yield return means.Length >= LeastBlocks && Slope.Sen(x, y) is { } interval
            ? new WebRow("resident memory", "slope, 95% interval", Slope.Of(x, y), "MB/min", WebGoals.GrowthMegabytesAMinute, $"{means.Length} means over {Block} s, after the first {SettledMinutes} minutes", interval.Low, interval.High)
            : new WebRow("resident memory", "slope, 95% interval", null, "MB/min", null, $"not told: it takes {LeastBlocks} minutes after the first {SettledMinutes}, in which the program is still being compiled");
    }
}
