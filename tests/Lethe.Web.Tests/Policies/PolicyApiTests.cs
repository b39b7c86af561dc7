using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Lethe.Hosting.Policies;
using Lethe.Hosting.Tests.Support;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Policies;

public sealed class PolicyApiTests
{
    private const string Three =
        """
        name: Three
        evidence: [outputs]
        gates:
          - { metric: accuracy.test, atLeast: 0.01, subject: original }
          - { metric: accuracy.test, atLeast: 0.99999, subject: original }
          - { metric: accuracy.test, atLeast: 0.01, subject: original, minimumN: 100000 }
        """;

    [Fact]
    public async Task Policy_ThatIsWritten_IsReadAndRemoved()
    {
        await using var server = await Server.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(server, "release.yaml", Three)).StatusCode);
        var listed = Assert.Single((await server.JsonAsync("/api/v1/policies")).AsArray())!;
        Assert.Equal(("release.yaml", "Three", 3), ((string)listed["policy"]!, (string)listed["title"]!, (int)listed["gates"]!));
        Assert.Equal(Three, (string)(await server.JsonAsync("/api/v1/policies/release.yaml"))["text"]!);
        using var removed = await server.Client.DeleteAsync(new Uri("/api/v1/policies/release.yaml", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Empty((await server.JsonAsync("/api/v1/policies")).AsArray());
        Assert.Equal(["policy.removed", "policy.written"], server.Engine.Database.Chain.List().Select(record => record.Kind));
    }

    [Fact]
    public async Task Policy_WithFaults_IsRefusedWithTheirLines()
    {
        await using var server = await Server.StartAsync();
        var answer = await PutAsync(server, "release.yaml", "gates:\n  - metric: accuracy.tst\n    atLeast: high\n");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var faults = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["faults"]!.AsArray();
        Assert.Equal([2, 3], faults.Select(fault => (int)fault!["line"]!));
        Assert.Empty(new PolicyShelf(server.Engine).Names);
    }

    [Theory]
    [InlineData("..%2Fescape.yaml")]
    [InlineData(".hidden.yaml")]
    [InlineData("release.txt")]
    [InlineData("a%20b.yaml")]
    public async Task Name_ThatCannotBe_IsRefused(string name)
    {
        await using var server = await Server.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await PutAsync(server, name, Three)).StatusCode);
        Assert.False(Directory.Exists(server.Engine.Home.Policies) && Directory.EnumerateFileSystemEntries(server.Engine.Home.Policies).Any());
    }

    [Fact]
    public void Templates_AreThoseOfTheDocumentation_AndSound()
    {
        var files = Directory.GetFiles(Path.Combine(Server.Checkout(), "docs", "policies"), "*.yaml").Select(file => Path.GetFileName(file));
        Assert.Equal(files.Order(StringComparer.Ordinal), PolicyShelf.Templates.Keys.Order(StringComparer.Ordinal));
        using var house = new ScheduleHouse();
        Assert.All(PolicyShelf.Templates.Values, text => Assert.NotEmpty(new PolicyShelf(house.Engine).Check(text).Gates));
    }

    [Theory]
    [InlineData("/policies", "No policies yet")]
    [InlineData("/policies/new", "Rules")]
    [InlineData("/policies/missing.yaml", "There is no policy missing.yaml")]
    [InlineData("/schedules", "No schedules yet")]
    [InlineData("/schedules?edit=new", "Also run when")]
    public async Task Page_OfAnEmptyHome_SaysWhatToDo(string address, string text)
    {
        await using var server = await Server.StartAsync();
        Assert.Contains(text, await (await server.GetAsync(address)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact, Trait("Speed", "slow")]
    public async Task Trial_OnAFinishedAudit_GivesThreeVerdictsAndJUnit()
    {
        await using var server = await Server.StartAsync();
        var id = await server.QueueAsync(SmallRequest.Yaml);
        Assert.Equal("finished", (string)(await server.UntilAsync(id, "finished", "failed"))["audit"]!["state"]!);
        await PutAsync(server, "release.yaml", Three);
        var outcome = await server.JsonAsync($"/api/v1/policies/release.yaml/trial/{id}");
        Assert.Equal("fail", (string)outcome["verdict"]!);
        Assert.Equal(["pass", "fail", "inconclusive"], outcome["gates"]!.AsArray().Select(gate => (string)gate!["verdict"]!));
        var xml = await (await server.GetAsync($"/api/v1/policies/release.yaml/trial/{id}?format=junit")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("<testsuite name=\"Three\"", xml, StringComparison.Ordinal);
        Assert.Contains("failures=\"1\"", xml, StringComparison.Ordinal);
        // A trial changes nothing.
        Assert.Null((string?)(await server.JsonAsync($"/api/v1/audits/{id}"))["audit"]!["verdict"]);
    }

    private static Task<HttpResponseMessage> PutAsync(Server server, string name, string text) =>
        server.Client.PutAsJsonAsync(new Uri($"/api/v1/policies/{name}", UriKind.Relative), new { text }, TestContext.Current.CancellationToken);
}
