using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Lethe.Benchmarks.Dashboard.Circuits;
using Lethe.Statistics;

namespace Lethe.Benchmarks.Dashboard;

/// <summary>People with a page open each, who look at what is there and click on.</summary>
internal sealed class Visitors(HttpClient client, WebBenchOptions options) : IAsyncDisposable
{
    private const double ShortestPause = 1, LongestPause = 3, FilterShare = 0.2;

    private static readonly string[] Main = ["/", "/audits", "/subjects", "/datasets", "/plugins", "/schedules", "/policies", "/trail"];

    // What stands in the fields above the list of audits, in their order.
    private static readonly string[] Filters = ["model 1", "finished", "pass"];

    private readonly ConcurrentQueue<double> _seconds = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly List<Circuit> _circuits = [];

    public int Clicks => _seconds.Count;

    /// <summary>One after the other, as people come.</summary>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        for (var i = 0; i < options.Circuits; i++) _circuits.Add(await Circuit.OpenAsync(client, Main[i % Main.Length], cancellation));
    }

    /// <summary>Until somebody says stop.</summary>
    public Task ClickAsync(CancellationToken cancellation) => Task.WhenAll(_circuits.Select((circuit, i) => VisitAsync(circuit, new Random(options.Seed + i), cancellation)));

    public IEnumerable<WebRow> Rows(TimeSpan time)
    {
        var seconds = _seconds.ToArray();
        yield return new WebRow($"{options.Circuits} circuits", "click to drawing, p95", seconds.Length == 0 ? null : 1000 * Quantiles.Of(seconds, 0.95), "ms", null, string.Create(
            CultureInfo.InvariantCulture, $"p50 {1000 * Quantiles.Of(seconds, 0.5):0.0}, {seconds.Length} clicks, {seconds.Length / time.TotalSeconds:0.0} a second, {_circuits.Sum(circuit => circuit.Drawn) >> 20} MB drawn"));
        yield return new WebRow($"{options.Circuits} circuits", "ended by a fault", _faults.Count, "", 1, _faults.TryPeek(out var fault) ? fault : "");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var circuit in _circuits) await circuit.DisposeAsync();
    }

    private async Task VisitAsync(Circuit circuit, Random random, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(ShortestPause + random.NextDouble() * (LongestPause - ShortestPause)), TimeProvider.System, cancellation);
                var start = Stopwatch.GetTimestamp();
                await ActAsync(circuit, random, cancellation);
                _seconds.Enqueue(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The time is up.
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            _faults.Enqueue($"at {circuit.Address.PathAndQuery}: {fault.Message}");
        }
    }

    private static Task ActAsync(Circuit circuit, Random random, CancellationToken cancellation)
    {
        var fields = circuit.Changes;
        if (circuit.Address.PathAndQuery == "/audits" && fields.Count == Filters.Length && random.NextDouble() < FilterShare)
        {
            var field = random.Next(Filters.Length);
            return circuit.ChangeAsync(fields[field], Filters[field], cancellation);
        }
        var links = circuit.Links.Where(link => IsPage(link, circuit.Address)).DefaultIfEmpty(OtherThan(circuit.Address, random)).ToArray();
        return circuit.ClickAsync(links[random.Next(links.Length)], cancellation);
    }

    private static string OtherThan(Uri address, Random random) => Main.Where(page => page != address.AbsolutePath).ElementAt(random.Next(Main.Length - 1));

    // Downloads are no pages, and a place within the page draws nothing.
    private static bool IsPage(string link, Uri address) => link.StartsWith('/') && !link.StartsWith("/api/", StringComparison.Ordinal) && !link.StartsWith("/openapi", StringComparison.Ordinal)
        && !link.Contains('#', StringComparison.Ordinal) && link != address.PathAndQuery;
}
