using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Lethe.Hosting.Tests.Support;
using Lethe.Storage.Audits;
using Lethe.Storage.Users;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Users;

/// <summary>Who asked for an audit, by each door: kept with it, shown, searched for.</summary>
public sealed class AskerTests
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(999);

    [Fact]
    public async Task Audit_SentWithAToken_NamesTheTokenOnThePageOverRestAndOnTheTrail()
    {
        await using var house = await House.OpenAsync();
        var token = house.Server.Engine.Database.Tokens.List().Single(one => one.Owner == "auditor");
        var audit = (await QueueAsync(house))["audit"]!;
        Assert.Equal((token.Id, "test", "token"), ((string)audit["asker"]!["id"]!, (string)audit["asker"]!["name"]!, (string)audit["asker"]!["kind"]!));
        var record = house.Server.Engine.Database.Chain.OfKind("audit.requested")[^1].Content!["asker"]!;
        Assert.Equal(("token", token.Id), ((string)record["kind"]!, (string)record["id"]!));

        using var browser = house.NewBrowser();
        await browser.LogInAsync("viewer");
        Assert.Contains("token test", await browser.TextAsync($"/audits/{audit["audit"]}"), StringComparison.Ordinal);
        Assert.Contains("asked for by", await browser.TextAsync("/trail"), StringComparison.Ordinal);
        Assert.Contains((string)audit["audit"]!, await browser.TextAsync("/audits?asker=TES"), StringComparison.Ordinal);
        Assert.Contains("No audit fits", await browser.TextAsync("/audits?asker=command"), StringComparison.Ordinal);
        foreach (var (asker, count) in new[] { ("test", 1), (token.Id, 1), ("nobody", 0) })
        {
            using var answer = await house.SendAsync(Role.Viewer, HttpMethod.Get, $"/api/v1/audits?asker={asker}");
            Assert.Equal(count, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["audits"]!.AsArray().Count);
        }
    }

    [Fact]
    public async Task Audit_SentWhereNobodyLogsIn_WasAskedForOnThisMachine()
    {
        await using var server = await Server.StartAsync(change: settings => settings with { QueueGrace = Never });
        var audit = await server.JsonAsync($"/api/v1/audits/{await server.QueueAsync(SmallRequest.Yaml)}");
        Assert.Equal("local", (string)audit["audit"]!["asker"]!["kind"]!);
        Assert.Null(audit["audit"]!["asker"]!["id"]);
    }

    [Fact]
    public async Task Audit_FromBeforeThatWasNoted_SaysSo()
    {
        await using var server = await Server.StartAsync(change: settings => settings with { QueueGrace = Never });
        var id = server.Engine.Database.Journal.Create(new NewAudit { Name = "old", SubjectPlugin = "model.train", Asker = Asker.CommandLine, RequestText = SmallRequest.Yaml, RequestFolder = "/" });
        Assert.Contains("command line", await (await server.GetAsync($"/audits/{id}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Forget(server, id);
        Assert.Null((await server.JsonAsync($"/api/v1/audits/{id}"))["audit"]!["asker"]);
        Assert.Contains("not recorded", await (await server.GetAsync($"/audits/{id}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_OverRest_StandOnTheTrailWithTheToken()
    {
        await using var house = await House.OpenAsync();
        var tokens = house.Server.Engine.Database.Tokens.List().ToDictionary(one => one.Owner, one => one.Id);
        using var policy = JsonContent.Create(new { text = "gates:\n  - metric: accuracy.test\n    atLeast: 1\n" });
        using var schedule = JsonContent.Create(new { name = "nightly", request = SmallRequest.Yaml, cron = "0 2 * * *", enabled = false });
        var audit = (string)(await QueueAsync(house))["audit"]!["audit"]!;
        foreach (var (role, method, address, body) in new (Role, HttpMethod, string, HttpContent?)[]
        {
            (Role.Auditor, HttpMethod.Put, "/api/v1/policies/mine.yaml", policy),
            (Role.Admin, HttpMethod.Delete, "/api/v1/policies/mine.yaml", null),
            (Role.Auditor, HttpMethod.Post, "/api/v1/schedules", schedule),
            (Role.Admin, HttpMethod.Post, $"/api/v1/audits/{audit}/cancel", null),
        })
        {
            using var answer = await house.SendAsync(role, method, address, body);
            Assert.True(answer.IsSuccessStatusCode, $"{method} {address}: {answer.StatusCode}");
        }
        using var removed = await house.SendAsync(Role.Admin, HttpMethod.Delete, $"/api/v1/schedules/{Assert.Single(house.Server.Engine.Database.Schedules.List()).Id}");
        foreach (var (kind, owner) in new[]
        {
            ("policy.written", "auditor"), ("policy.removed", "admin"), ("schedule.added", "auditor"), ("schedule.removed", "admin"), ("audit.cancel-requested", "admin"),
        })
        {
            var by = Assert.Single(house.Server.Engine.Database.Chain.OfKind(kind)).Content!["by"]!;
            Assert.Equal(("token", tokens[owner]), ((string)by["kind"]!, (string)by["id"]!));
        }
        using var browser = house.NewBrowser();
        await browser.LogInAsync("viewer");
        Assert.Contains($"by token {tokens["admin"]}", await browser.TextAsync("/trail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommandLine_SaysWhoAskedHereAndOnAServer()
    {
        await using var house = await House.OpenAsync();
        var id = (string)(await QueueAsync(house))["audit"]!["audit"]!;
        var here = await LetheProgram.RunAsync(house.Server.HomeFolder, null, null, "audit", "show", id);
        Assert.True(here.Code == 0, here.Error);
        Assert.Contains("asked for by: token test", here.Output, StringComparison.Ordinal);
        var token = house.Server.Engine.Database.Tokens.Add("look", house.Users.Named("viewer").Id).Text;
        var there = await LetheProgram.RunAsync(house.Server.HomeFolder, null, new Dictionary<string, string?> { ["LETHE_TOKEN"] = token },
            "audit", "show", id, "--server", $"{house.Server.Client.BaseAddress}");
        Assert.True(there.Code == 0, there.Error);
        Assert.Contains("asked for by: token test", there.Output, StringComparison.Ordinal);
        var list = await LetheProgram.RunAsync(house.Server.HomeFolder, null, new Dictionary<string, string?> { ["LETHE_TOKEN"] = token },
            "audit", "list", "--json", "--asker", "somebody else", "--server", $"{house.Server.Client.BaseAddress}");
        Assert.Empty(JsonNode.Parse(list.Output)!["audits"]!.AsArray());
    }

    // As a database looks that an older version of Lethe has left.
    private static void Forget(Server server, string audit)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={server.Engine.Database.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM askers WHERE audit = $audit";
        command.Parameters.AddWithValue("$audit", audit);
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private static async Task<JsonNode> QueueAsync(House house)
    {
        using var body = JsonContent.Create(new { request = SmallRequest.Yaml });
        using var answer = await house.SendAsync(Role.Auditor, HttpMethod.Post, "/api/v1/audits", body);
        var queued = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        using var found = await house.SendAsync(Role.Viewer, HttpMethod.Get, $"/api/v1/audits/{queued["audit"]}");
        return JsonNode.Parse(await found.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
