using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Lethe.Hosting.Tests.Support;
using Lethe.Storage.Users;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Users;

/// <summary>Each role against each kind of route.</summary>
public sealed class RoleTests : IClassFixture<RoleTests.Open>
{
    private readonly House _house;

    public RoleTests(Open open) => _house = open.House;

    // What a route says to somebody who may use it: anything but 401 and 403.
    [Theory]
    [InlineData("GET", "/api/v1/audits", Role.Viewer)]
    [InlineData("GET", "/api/v1/audits/0000000000", Role.Viewer)]
    [InlineData("GET", "/api/v1/plugins", Role.Viewer)]
    [InlineData("GET", "/api/v1/trail", Role.Viewer)]
    [InlineData("GET", "/api/v1/trail/report", Role.Viewer)]
    [InlineData("GET", "/api/v1/schedules", Role.Viewer)]
    [InlineData("GET", "/api/v1/policies", Role.Viewer)]
    [InlineData("GET", "/api/v1/uploads", Role.Viewer)]
    [InlineData("GET", "/api/v1/subjects", Role.Viewer)]
    [InlineData("GET", "/api/v1/datasets", Role.Viewer)]
    [InlineData("GET", "/api/v1/none", Role.Viewer)]
    [InlineData("GET", "/openapi/v1.json", Role.Viewer)]
    [InlineData("GET", "/metrics", Role.Viewer)]
    [InlineData("POST", "/api/v1/certificates/verify", Role.Viewer)]
    [InlineData("POST", "/api/v1/audits", Role.Auditor)]
    [InlineData("POST", "/api/v1/audits/0000000000/cancel", Role.Auditor)]
    [InlineData("POST", "/api/v1/audits/0000000000/certificate", Role.Auditor)]
    [InlineData("POST", "/api/v1/plans", Role.Auditor)]
    [InlineData("POST", "/api/v1/uploads?name=x.onnx", Role.Auditor)]
    [InlineData("POST", "/api/v1/schedules", Role.Auditor)]
    [InlineData("PUT", "/api/v1/schedules/none", Role.Auditor)]
    [InlineData("POST", "/api/v1/schedules/none/run", Role.Auditor)]
    [InlineData("PUT", "/api/v1/policies/x.yaml", Role.Auditor)]
    [InlineData("DELETE", "/api/v1/policies/x.yaml", Role.Admin)]
    [InlineData("DELETE", "/api/v1/schedules/none", Role.Admin)]
    [InlineData("GET", "/api/v1/users", Role.Admin)]
    [InlineData("GET", "/api/v1/users/none", Role.Admin)]
    [InlineData("POST", "/api/v1/users", Role.Admin)]
    [InlineData("PUT", "/api/v1/users/none/role", Role.Admin)]
    [InlineData("PUT", "/api/v1/users/none/password", Role.Admin)]
    [InlineData("POST", "/api/v1/users/none/disable", Role.Admin)]
    [InlineData("POST", "/api/v1/users/none/enable", Role.Admin)]
    [InlineData("DELETE", "/api/v1/users/none", Role.Admin)]
    [InlineData("GET", "/api/v1/tokens", Role.Admin)]
    [InlineData("POST", "/api/v1/tokens", Role.Admin)]
    [InlineData("POST", "/api/v1/tokens/none/revoke", Role.Admin)]
    public async Task Route_LetsInWhoMayAndNobodyElse(string method, string address, Role least)
    {
        foreach (var role in Enum.GetValues<Role>().Cast<Role?>().Prepend(null))
        {
            using var body = method is "GET" or "DELETE" ? null : JsonContent.Create(new { });
            using var answer = await _house.SendAsync(role, new HttpMethod(method), address, body);
            var expected = role is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden;
            if (role >= least)
            {
                Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
                Assert.NotEqual(HttpStatusCode.Forbidden, answer.StatusCode);
                continue;
            }
            Assert.Equal(expected, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            var detail = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["detail"]!;
            Assert.Contains(role is null ? "token" : House.Name(least), detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/", Role.Viewer)]
    [InlineData("/audits", Role.Viewer)]
    [InlineData("/trail", Role.Viewer)]
    [InlineData("/schedules", Role.Viewer)]
    [InlineData("/policies", Role.Viewer)]
    [InlineData("/plugins", Role.Viewer)]
    [InlineData("/password", Role.Viewer)]
    [InlineData("/audits/new", Role.Auditor)]
    [InlineData("/settings", Role.Admin)]
    public async Task Page_LetsInWhoMayAndNobodyElse(string address, Role least)
    {
        using var nobody = _house.NewBrowser();
        var sent = await nobody.GetAsync(address);
        Assert.Equal((HttpStatusCode.Redirect, $"/login?to={Uri.EscapeDataString(address)}"), (sent.StatusCode, sent.Headers.Location?.OriginalString));
        foreach (var role in Enum.GetValues<Role>())
        {
            using var browser = _house.NewBrowser();
            Assert.Equal(HttpStatusCode.Redirect, (await browser.LogInAsync(House.Name(role))).StatusCode);
            var answer = await browser.GetAsync(address);
            Assert.Equal(role >= least ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
            if (role < least) Assert.Contains("You may not do this here", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/login")]
    [InlineData("/css/lethe.css")]
    [InlineData("/_framework/blazor.web.js")]
    public async Task Address_ThatComesBeforeALogin_IsOpen(string address)
    {
        using var browser = _house.NewBrowser();
        Assert.True((await browser.GetAsync(address)).StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Socket_WithoutALogin_IsRefused()
    {
        using var answer = await _house.SendAsync(null, HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Pages_OfAViewer_HideWhatOnlyOthersMayDo()
    {
        using var viewer = _house.NewBrowser();
        await viewer.LogInAsync("viewer");
        using var admin = _house.NewBrowser();
        await admin.LogInAsync("admin");
        foreach (var (address, only) in new[] { ("/", "New audit"), ("/", "href=\"/settings\""), ("/schedules", "Add a schedule"), ("/policies", "Write a policy") })
        {
            Assert.Contains(only, await admin.TextAsync(address), StringComparison.Ordinal);
            Assert.DoesNotContain(only, await viewer.TextAsync(address), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task OpenApi_SaysHowToLogIn()
    {
        var document = JsonNode.Parse(await (await _house.SendAsync(Role.Viewer, HttpMethod.Get, "/openapi/v1.json")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("bearer", (string)document["components"]!["securitySchemes"]!["token"]!["scheme"]!);
        Assert.NotNull(document["security"]![0]!["token"]);
    }

    [Fact]
    public async Task Audit_OfAnAuditor_IsQueued()
    {
        using var body = JsonContent.Create(new { request = SmallRequest.Yaml });
        Assert.Equal(HttpStatusCode.Created, (await _house.SendAsync(Role.Auditor, HttpMethod.Post, "/api/v1/audits", body)).StatusCode);
    }

    public sealed class Open : IAsyncLifetime
    {
        internal House House { get; private set; } = null!;

        public async ValueTask InitializeAsync() => House = await House.OpenAsync();

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
