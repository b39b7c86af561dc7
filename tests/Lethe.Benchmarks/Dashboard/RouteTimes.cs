using System.Diagnostics;
using System.Globalization;
using Lethe.Benchmarks.Dashboard.Filling;
using Lethe.Statistics;

namespace Lethe.Benchmarks.Dashboard;

/// <summary>Asks for each page and route again and again, one request after the other, over loopback.</summary>
internal sealed class RouteTimes(ServerProcess server, HttpClient client, IReadOnlyList<string> audits, int requests)
{
    // Code is compiled anew where it is used often.
    private const int WarmUp = 30;

    private const int Compared = 6;

    public async IAsyncEnumerable<WebRow> MeasureAsync()
    {
        foreach (var address in Lists()) yield return await MeasureAsync(address, address, WebGoals.ListSeconds);
        yield return await MeasureAsync($"/compare of {Compared} results", Comparison(), WebGoals.CompareSeconds);
        foreach (var address in Others()) yield return await MeasureAsync(address, address, null);
    }

    private string Middle => audits[audits.Count / 2];

    private string[] Lists() =>
    [
        "/", "/audits", $"/audits?after={Middle}", "/audits?name=model%2007", "/audits?state=finished&verdict=fail", "/subjects", "/subjects?sort=audits&page=2", "/datasets",
        "/plugins", "/schedules", "/policies", "/trail", $"/trail?before={audits.Count}",
        "/api/v1/audits", $"/api/v1/audits?after={Middle}", "/api/v1/audits?name=model%2007", $"/api/v1/audits/{Middle}/findings", "/api/v1/subjects", "/api/v1/datasets",
        "/api/v1/plugins", "/api/v1/schedules", "/api/v1/policies", "/api/v1/uploads", "/api/v1/trail",
    ];

    private string[] Others() => [$"/audits/{Middle}", "/audits/new", $"/api/v1/audits/{Middle}", $"/api/v1/audits/{Middle}/findings.csv", "/api/v1/trail/report", "/metrics"];

    // Of different audits: nothing of one can be used for another.
    private string Comparison() => "/compare?ids=" + string.Join(',', audits.Take(Compared).Select(id => $"{id}:{SampleOutcome.Unlearned}"));

    private async Task<WebRow> MeasureAsync(string name, string address, double? goal)
    {
        for (var i = 0; i < WarmUp; i++) await AskAsync(address);
        var seconds = new double[requests];
        var before = server.ProcessorTime;
        for (var i = 0; i < requests; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await AskAsync(address);
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        var work = (server.ProcessorTime - before).TotalMilliseconds / requests;
        return new WebRow(name.Replace(Middle, "ID", StringComparison.Ordinal), "p95", 1000 * Quantiles.Of(seconds, 0.95), "ms", 1000 * goal, string.Create(
            CultureInfo.InvariantCulture, $"p50 {1000 * Quantiles.Of(seconds, 0.5):0.0}, {work:0.0} ms of processor time, n {requests}"));
    }

    private async Task AskAsync(string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{address} answered with code {(int)answer.StatusCode}.");
        await answer.Content.CopyToAsync(Stream.Null);
    }
}
