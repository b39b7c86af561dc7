using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Lethe.Hosting.Tests.Support;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Schedules;

public sealed class CanaryTests
{
    [Fact, Trait("Speed", "slow")]
    public async Task Canary_OfAnUnchangedSchedule_IsComputedAnewAndTheSameBitForBit()
    {
        await using var server = await Server.StartAsync();
        var answer = await server.Client.PostAsJsonAsync(new Uri("/api/v1/schedules", UriKind.Relative),
            new { name = "nightly", request = SmallRequest.Yaml, cron = "0 0 1 1 *" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["id"]!;
        await RunAsync(server, id, settled: 1);
        var runs = await RunAsync(server, id, settled: 3);
        var canary = Assert.Single(runs, run => (bool)run!["canary"]!)!;
        Assert.Contains("Bit for bit the same", (string)canary["note"]!, StringComparison.Ordinal);
        Assert.False((bool)canary["raised"]!);
        // Taken from the store it would prove nothing.
        var whole = await server.JsonAsync($"/api/v1/audits/{canary["audit"]}");
        Assert.All(whole["stages"]!.AsArray(), stage => Assert.False((bool)stage!["reused"]!));
        Assert.False(Directory.Exists(Path.Combine(server.HomeFolder, "audits", (string)canary["audit"]!, "canary")));
    }

    private static async Task<JsonArray> RunAsync(Server server, string id, int settled)
    {
        var asked = await server.Client.PostAsync(new Uri($"/api/v1/schedules/{id}/run", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        while (true)
        {
            var runs = (await server.JsonAsync($"/api/v1/schedules/{id}"))["runs"]!.AsArray();
            if (runs.Count(run => (bool)run!["settled"]!) == settled) return runs;
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }
}
