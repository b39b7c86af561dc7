using System.Diagnostics;

namespace Lethe.Benchmarks;

/// <summary>
/// Times both sides in turns, a round here and a round there, so that what else the machine does hits both alike;
/// the ratio is taken within each round.
/// </summary>
internal static class Comparison
{
    private const double SecondsPerRound = 0.4;
    private const int WarmUps = 3;

    public static BenchmarkRow Measure(BenchmarkCase what, PeerProcess? peer, string device, int rounds)
    {
        using var ours = what.Create(device);
        peer?.Prepare(what.Name);
        for (var i = 0; i < WarmUps; i++) ours.Run();
        peer?.Time(WarmUps);
        var runs = Math.Clamp((int)(SecondsPerRound / Time(ours, 2) * 2), 1, 200_000);
        // Once more at full length: the runtime recompiles hot methods after a while, and both caches settle.
        Time(ours, runs);
        peer?.Time(runs);

        var here = new double[rounds];
        var there = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            here[i] = Settled(() => Time(ours, runs)) / runs;
            if (peer is not null) there[i] = Settled(() => peer.Time(runs)) / runs;
        }
        if (peer is null) return new BenchmarkRow(what.Name, what.Work, Quantile(here, 0.5), null, null, null, rounds, runs);
        var ratios = here.Zip(there, (a, b) => a / b).ToArray();
        return new BenchmarkRow(
            what.Name, what.Work, Quantile(here, 0.5), Quantile(there, 0.5), Quantile(ratios, 0.5),
            Quantile(ratios, 0.75) - Quantile(ratios, 0.25), rounds, runs);
    }

    // The other side's worker threads keep spinning for a while after its last operator and would take the processors
    // from this one.
    private static double Settled(Func<double> time)
    {
        Thread.Sleep(100);
        return time();
    }

    private static double Time(IBenchmark benchmark, int runs)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < runs; i++) benchmark.Run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Quantile(double[] values, double at)
    {
        var sorted = values.Order().ToArray();
        var position = at * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
