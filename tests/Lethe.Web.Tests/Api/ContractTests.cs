using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Lethe.Hosting.Tests.Support;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Api;

/// <summary>The real server answers every route as the document says: code, content type, and JSON of the described shape.</summary>
public sealed class ContractTests
{
    private const string Policy = """{ "text": "evidence: [outputs]\ngates:\n  - { metric: accuracy.test, atLeast: 0.2, reason: Work. }" }""";

    private static readonly string Request = SmallRequest.Yaml.Replace("  - { use: eval.oracle-gap, oracles: 3 }\n", "", StringComparison.Ordinal);

    [Fact]
    public async Task Route_OfEveryOperation_AnswersAsDocumented()
    {
        await using var server = await Server.StartAsync();
        var document = await server.JsonAsync("/openapi/v1.json");
        var id = await server.QueueAsync(Request);
        var audit = await server.UntilAsync(id, "finished", "failed", "cancelled");
        while (!(await server.GetAsync($"/api/v1/audits/{id}/certificate")).IsSuccessStatusCode) await Task.Delay(100, TestContext.Current.CancellationToken);
        var exhibit = audit["exhibits"]![0]!;
        var place = $"/api/v1/audits/{id}/exhibits/{exhibit["subject"]}/{exhibit["evaluator"]}/{exhibit["id"]}";
        var endless = new JsonObject { ["request"] = Request.Replace("epochs: 6", "epochs: 10000", StringComparison.Ordinal) }.ToJsonString();
        var schedule = new JsonObject { ["name"] = "s", ["request"] = Request, ["cron"] = "30 2 * * *" }.ToJsonString();
        var walk = new Walk(server, document);

        await walk.GetAsync("/health", "/metrics");
        await walk.GetAsync("/api/v1/audits", "/api/v1/audits?state=finished&most=1");
        await walk.GetAsync($"/api/v1/audits/{id}", $"/api/v1/audits/{id}/result", $"/api/v1/audits/{id}/log", $"/api/v1/audits/{id}/findings", $"/api/v1/audits/{id}/findings?most=2", $"/api/v1/audits/{id}/findings.csv");
        await walk.GetAsync(place, $"{place}.csv");
        await walk.GetAsync($"/api/v1/audits/{id}/certificate", $"/api/v1/audits/{id}/certificate?format=html");
        await walk.GetAsync("/api/v1/subjects", "/api/v1/datasets", "/api/v1/uploads", "/api/v1/plugins", "/api/v1/plugins/unlearn.fine-tune", "/api/v1/trail", "/api/v1/trail/report", "/api/v1/policies/templates");
        await walk.SendAsync("POST", "/api/v1/uploads?name=a.csv", 201, "a,b\n1,2\n", "application/octet-stream");
        await walk.SendAsync("GET", "/api/v1/uploads", 200);
        await walk.SendAsync("POST", "/api/v1/plans", 200, endless);
        var queued = await walk.SendAsync("POST", "/api/v1/audits", 201, endless, key: "k1");
        await walk.SendAsync("POST", "/api/v1/audits", 200, endless, key: "k1");
        await walk.SendAsync("POST", "/api/v1/audits", 422, new JsonObject { ["request"] = Request }.ToJsonString(), key: "k1");
        await walk.SendAsync("POST", "/api/v1/audits", 400, """{ "request": "name: [" }""");
        await walk.SendAsync("POST", "/api/v1/audits", 400, endless, key: "with blanks");
        await walk.SendAsync("POST", $"/api/v1/audits/{queued!["audit"]}/cancel", 200);
        await walk.SendAsync("POST", $"/api/v1/audits/{id}/cancel", 409);
        await walk.SendAsync("POST", $"/api/v1/audits/{id}/certificate", 200);
        await walk.SendAsync("GET", $"/api/v1/audits/{id}/proof?record=nobody", 404);
        await walk.SendAsync("POST", "/api/v1/certificates/verify", 200, "{}");
        await walk.SendAsync("PUT", "/api/v1/policies/p.yaml", 200, Policy);
        await walk.SendAsync("PUT", "/api/v1/policies/p.yaml", 400, """{ "text": "gates: 3" }""");
        await walk.GetAsync("/api/v1/policies", "/api/v1/policies/p.yaml", $"/api/v1/policies/p.yaml/trial/{id}", $"/api/v1/policies/p.yaml/trial/{id}?format=junit");
        await walk.SendAsync("DELETE", "/api/v1/policies/p.yaml", 204);
        var made = await walk.SendAsync("POST", "/api/v1/schedules", 201, schedule);
        await walk.GetAsync("/api/v1/schedules", $"/api/v1/schedules/{made!["id"]}");
        await walk.SendAsync("PUT", $"/api/v1/schedules/{made["id"]}", 200, schedule);
        await walk.SendAsync("POST", $"/api/v1/schedules/{made["id"]}/run", 200);
        await walk.SendAsync("DELETE", $"/api/v1/schedules/{made["id"]}", 204);
        foreach (var (method, address, body) in new[]
        {
            ("GET", "/api/v1/audits/zzzzzzzzzz", null), ("GET", "/api/v1/audits/zzzzzzzzzz/result", null), ("GET", "/api/v1/audits/zzzzzzzzzz/findings", null), ("POST", "/api/v1/audits/zzzzzzzzzz/cancel", null),
            ("GET", "/api/v1/audits/zzzzzzzzzz/certificate", null), ("GET", $"{place}x", null), ("GET", "/api/v1/plugins/unlearn.nothing", null), ("GET", "/api/v1/policies/none.yaml", null),
            ("DELETE", "/api/v1/policies/none.yaml", null), ("GET", "/api/v1/schedules/none", null), ("PUT", "/api/v1/schedules/none", schedule), ("POST", "/api/v1/schedules/none/run", null),
        })
            await walk.SendAsync(method, address, 404, body);
        await walk.SendAsync("GET", "/api/v1/audits?state=odd", 400);
        await WalkUsersAsync(server, walk);
        Assert.Empty(walk.NeverAsked);
    }

    // The last: with the first user everybody has to log in, this test too.
    private static async Task WalkUsersAsync(Server server, Walk walk)
    {
        await walk.SendAsync("POST", "/api/v1/users", 400, """{ "name": "second", "role": "viewer", "password": "ten characters or more" }""");
        await walk.SendAsync("POST", "/api/v1/users", 201, """{ "name": "first", "role": "admin", "password": "ten characters or more" }""");
        await walk.SendAsync("GET", "/api/v1/users", 401);
        var token = server.Engine.Database.Tokens.Add("walk", server.Engine.Database.Users.Named("first").Id).Text;
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await walk.SendAsync("POST", "/api/v1/users", 201, """{ "name": "second", "role": "auditor", "password": "ten characters or more" }""");
        await walk.GetAsync("/api/v1/users", "/api/v1/users/second");
        await walk.SendAsync("PUT", "/api/v1/users/second/role", 200, """{ "role": "viewer" }""");
        await walk.SendAsync("PUT", "/api/v1/users/second/password", 200, """{ "password": "ten other characters" }""");
        await walk.SendAsync("PUT", "/api/v1/users/second/password", 400, """{ "password": "short" }""");
        await walk.SendAsync("PUT", "/api/v1/users/first/role", 400, """{ "role": "viewer" }""");
        await walk.SendAsync("POST", "/api/v1/users/second/disable", 200);
        await walk.SendAsync("POST", "/api/v1/users/second/enable", 200);
        var made = await walk.SendAsync("POST", "/api/v1/tokens", 201, """{ "name": "nightly", "user": "second" }""");
        await walk.SendAsync("POST", "/api/v1/tokens", 400, """{ "name": "nightly", "user": "second", "role": "admin" }""");
        await walk.GetAsync("/api/v1/tokens");
        await walk.SendAsync("POST", $"/api/v1/tokens/{made!["id"]}/revoke", 200);
        await walk.SendAsync("DELETE", "/api/v1/users/second", 204);
        foreach (var (method, address, body) in new[]
        {
            ("GET", "users/none", null), ("PUT", "users/none/role", """{ "role": "viewer" }"""), ("PUT", "users/none/password", """{ "password": "ten other characters" }"""),
            ("POST", "users/none/disable", null), ("POST", "users/none/enable", null), ("DELETE", "users/none", null), ("POST", "tokens/none/revoke", (string?)null),
        })
            await walk.SendAsync(method, $"/api/v1/{address}", 404, body);
        await walk.SendAsync("DELETE", "/api/v1/users/first", 204);
    }

    [Fact]
    public async Task Audit_UnderOneKey_IsQueuedOnceForEachUser()
    {
        await using var house = await House.OpenAsync();
        var body = new JsonObject { ["request"] = Request.Replace("epochs: 6", "epochs: 10000", StringComparison.Ordinal) }.ToJsonString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(Storage.Users.Role.Auditor)));
        Assert.Single(answers, answer => answer.Code == HttpStatusCode.Created);
        Assert.Equal(3, answers.Count(answer => answer.Code == HttpStatusCode.OK));
        var id = Assert.Single(answers.Select(answer => answer.Audit).Distinct());
        var other = await SendAsync(Storage.Users.Role.Admin);
        Assert.Equal(HttpStatusCode.Created, other.Code);
        Assert.NotEqual(id, other.Audit);
        Assert.Equal(2, house.Server.Engine.Database.Audits.Count(Storage.Audits.AuditFilter.All));

        async Task<(HttpStatusCode Code, string Audit)> SendAsync(Storage.Users.Role role)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            content.Headers.Add("Idempotency-Key", "one");
            using var answer = await house.SendAsync(role, HttpMethod.Post, "/api/v1/audits", content);
            return (answer.StatusCode, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["audit"]!);
        }
    }
}
