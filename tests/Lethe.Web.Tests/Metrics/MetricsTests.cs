using System.Text.RegularExpressions;
using Lethe.Hosting.Tests.Support;
using Lethe.Web.Metrics;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Metrics;

public sealed partial class MetricsTests
{
    [Fact]
    public void Text_OfLabels_IsEscaped()
    {
        var text = new MetricsText();
        text.Head("a", "gauge", "One\nline.");
        text.Sample("a", 0.5, ("k", "x\"y\\z\n"));
        Assert.Equal("# HELP a One\\nline.\n# TYPE a gauge\na{k=\"x\\\"y\\\\z\\n\"} 0.5\n", $"{text}");
    }

    [Fact]
    public void Histogram_CountsUpToEachBound()
    {
        var (text, histogram) = (new MetricsText(), new Histogram(1, 10));
        foreach (var value in new[] { 0.5, 1, 5, 50 }) histogram.Observe(value);
        histogram.WriteTo(text, "h", "help");
        Assert.EndsWith("h_bucket{le=\"1\"} 2\nh_bucket{le=\"10\"} 3\nh_bucket{le=\"+Inf\"} 4\nh_sum 56.5\nh_count 4\n", $"{text}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_OfAServer_ReadAsPrometheusText()
    {
        await using var server = await Server.StartAsync();
        await server.GetAsync("/api/v1/plugins/unlearn.fine-tune");
        await server.GetAsync("/api/v1/plugins/nothing");
        var answer = await server.GetAsync("/metrics");
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", $"{answer.Content.Headers.ContentType}");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.All(text.TrimEnd('\n').Split('\n'), line => Assert.Matches(Line(), line));
        Assert.Contains("lethe_http_requests_total{route=\"/api/v1/plugins/{id}\",method=\"GET\",code=\"200\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("lethe_http_requests_total{route=\"/api/v1/plugins/{id}\",method=\"GET\",code=\"404\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("lethe_queue_length 0\n", text, StringComparison.Ordinal);
        Assert.Contains("lethe_worker_restarts_total 0\n", text, StringComparison.Ordinal);
        Assert.All(new[] { "process_start_time_seconds", "process_cpu_seconds_total", "process_resident_memory_bytes", "process_threads" }, name => Assert.Matches($"\n{name} [1-9.]", text));
    }

    [Fact, Trait("Speed", "slow")]
    public async Task Metrics_AfterAnAudit_CountItItsStagesAndTheStore()
    {
        await using var server = await Server.StartAsync();
        await server.UntilAsync(await server.QueueAsync(SmallRequest.Yaml), "finished");
        // It is counted by the server's own task, a moment after the database has it.
        string text;
        do text = await (await server.GetAsync("/metrics")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        while (text.Contains("\nlethe_stage_seconds_count 0\n", StringComparison.Ordinal));
        Assert.Contains("lethe_audits{state=\"finished\",verdict=\"none\"} 1\n", text, StringComparison.Ordinal);
        Assert.Matches("\nlethe_stage_seconds_count [1-9]", text);
        Assert.Matches("\nlethe_store_bytes [1-9]", text);
    }

    [Fact]
    public async Task Health_OfAServer_NamesItsParts()
    {
        await using var server = await Server.StartAsync();
        var report = await server.JsonAsync("/health");
        Assert.All(new[] { "status", "database", "store", "worker" }, part => Assert.Equal("ok", (string)report[part]!));
    }

    [Fact]
    public void Health_WithoutALookAtTheQueue_SaysThatNoWorkerListens()
    {
        using var house = new ScheduleHouse();
        var pulse = new QueuePulse(house.Clock);
        Assert.Equal("no worker is listening", HealthReport.Of(house.Engine, pulse).Worker);
        pulse.Looked();
        Assert.True(HealthReport.Of(house.Engine, pulse).IsOk);
        house.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal("degraded", HealthReport.Of(house.Engine, pulse).Status);
        pulse.Working(true);
        house.Clock.Now += TimeSpan.FromHours(1);
        Assert.True(HealthReport.Of(house.Engine, pulse).IsOk);
    }

    [Fact]
    public void Health_WithAStoreThatIsNoFolder_SaysSo()
    {
        using var house = new ScheduleHouse();
        var pulse = new QueuePulse(house.Clock);
        pulse.Looked();
        Directory.Delete(house.Engine.Home.Store, recursive: true);
        File.WriteAllText(house.Engine.Home.Store, "");
        var report = HealthReport.Of(house.Engine, pulse);
        Assert.Equal(("degraded", "ok"), (report.Status, report.Database));
        Assert.NotEqual("ok", report.Store);
    }

    [GeneratedRegex("^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*\\})? [0-9.eE+-]+)$")]
    private static partial Regex Line();
}
