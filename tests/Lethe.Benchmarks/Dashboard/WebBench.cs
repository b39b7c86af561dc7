using System.Diagnostics;
using System.Text.Json;
using Lethe.Benchmarks.Dashboard.Filling;

namespace Lethe.Benchmarks.Dashboard;

/// <summary><c>lethe bench --web</c>: the dashboard of a home that is full, under people who click.</summary>
internal static class WebBench
{
    /// <returns>Whether no goal was missed.</returns>
    public static async Task<bool> RunAsync(WebBenchOptions options, FileInfo? json, TextWriter output, TextWriter progress, CancellationToken cancellation)
    {
        using var home = SampleHome.Fill(options, progress, cancellation);
        using var server = await ServerProcess.StartAsync(home.Home, cancellation);
        using var client = new HttpClient { BaseAddress = server.Address };
        output.WriteLine($"{options.Audits} audits with {options.FindingsEach} findings each; {Environment.ProcessorCount} processors, the client on the same ones. Times from the request to the last byte, one request after the other.");
        WebTable.WriteHead(output);
        var rows = new List<WebRow>();
        await foreach (var row in new RouteTimes(server, client, home.Audits, options.Requests).MeasureAsync().WithCancellation(cancellation)) Take(row);
        var watch = new MemoryWatch(server);
        await foreach (var row in VisitAsync(options, server, client, watch, progress, cancellation)) Take(row);
        if (json is not null) await File.WriteAllTextAsync(json.FullName, JsonSerializer.Serialize(new { options, rows, residentMegabytes = watch.Megabytes }, JsonOptions.Indented), cancellation);
        return !rows.Exists(row => row.IsMissed);

        void Take(WebRow row)
        {
            rows.Add(row);
            WebTable.Write(output, row);
        }
    }

    private static async IAsyncEnumerable<WebRow> VisitAsync(
        WebBenchOptions options, ServerProcess server, HttpClient client, MemoryWatch watch, TextWriter progress, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var visitors = new Visitors(client, options);
        var before = server.Resident;
        await visitors.OpenAsync(cancellation);
        yield return new WebRow($"{options.Circuits} circuits", "memory to open them", server.Resident - before, "MB", null, "");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var clicking = visitors.ClickAsync(stop.Token);
        var (time, start) = (TimeSpan.FromMinutes(options.Minutes), Stopwatch.GetTimestamp());
        var work = server.ProcessorTime;
        await watch.RunAsync(time, now => progress.Write($"\r{Stopwatch.GetElapsedTime(start).TotalSeconds:0} of {time.TotalSeconds:0} s, {visitors.Clicks} clicks, {now:0} MB "), cancellation);
        progress.WriteLine();
        var share = (server.ProcessorTime - work) / Stopwatch.GetElapsedTime(start);
        await stop.CancelAsync();
        await clicking;
        foreach (var row in visitors.Rows(time)) yield return row;
        yield return new WebRow($"{options.Circuits} circuits", "processors of the server", share, "", null, "");
        foreach (var row in watch.Rows()) yield return row;
    }
}
