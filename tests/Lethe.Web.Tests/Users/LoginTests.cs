using System.Net;
using System.Text.Json.Nodes;
using Lethe.Storage.Users;
using Lethe.Web.Tests.Support;
using Lethe.Web.Users;

namespace Lethe.Web.Tests.Users;

public sealed class LoginTests
{
    private static ManualClock Clock() => new(new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero));

    [Fact]
    public async Task Login_WithNameAndPassword_GivesAHardenedCookieAndLeadsBack()
    {
        await using var house = await House.OpenAsync();
        using var browser = house.NewBrowser();
        var answer = await browser.LogInAsync("Viewer", to: "/trail?before=3");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(new Uri(house.Server.Client.BaseAddress!, "/trail?before=3"), new Uri(house.Server.Client.BaseAddress!, answer.Headers.Location!));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), one => one.StartsWith("lethe-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("viewer", await browser.TextAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("/audits/5r2m", "/audits/5r2m")]
    [InlineData("//example.org", "/")]
    [InlineData("/\\example.org", "/")]
    [InlineData("https://example.org", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/\t/example.org", "/")]
    [InlineData("/login", "/")]
    [InlineData("audits", "/")]
    public void Return_LeadsNowhereElse(string? to, string address) => Assert.Equal(address, ReturnAddress.Read(to));

    // A browser that is told "no-referrer" sends a form under the origin "null", which is nobody's.
    [Fact]
    public async Task LoginPage_LetsABrowserSayWhereItsFormComesFrom()
    {
        await using var house = await House.OpenAsync();
        using var browser = house.NewBrowser();
        Assert.Equal(["same-origin"], (await browser.GetAsync("/login")).Headers.GetValues("Referrer-Policy"));
        using var form = new HttpRequestMessage(HttpMethod.Post, new Uri("/login", UriKind.Relative));
        form.Headers.Add("Origin", "null");
        Assert.Equal(HttpStatusCode.Forbidden, (await house.Server.Client.SendAsync(form, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Login_WithoutTheFormsToken_IsRefused()
    {
        await using var house = await House.OpenAsync();
        using var browser = house.NewBrowser();
        var answer = await browser.SendAsync("/login", new() { ["_handler"] = "login", ["name"] = "admin", ["password"] = House.Password });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(browser.Session);
    }

    [Fact]
    public async Task Login_ThatFailsTooOften_IsNotTakenForAWhile()
    {
        var clock = Clock();
        await using var house = await House.OpenAsync(clock);
        using var browser = house.NewBrowser();
        for (var i = 0; i < LoginGate.MostOfBoth; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await browser.LogInAsync("auditor", "wrong password")).StatusCode);
        // The right one does not help either: whether it was right must not show.
        var refused = await browser.LogInAsync("auditor");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(15), refused.Headers.RetryAfter?.Delta);
        Assert.Contains("15 min", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await house.NewBrowser().LogInAsync("admin")).StatusCode);

        var record = Assert.Single(house.Server.Engine.Database.Chain.OfKind("login.refused"));
        Assert.Equal(house.Users.Named("auditor").Id, (string?)record.Content!["user"]);

        clock.Now += LoginGate.Window;
        Assert.Equal(HttpStatusCode.Redirect, (await browser.LogInAsync("auditor")).StatusCode);
    }

    [Fact]
    public void Gate_CountsAddressesAndUsersApart()
    {
        var clock = Clock();
        var gate = new LoginGate(clock);
        IPAddress Address(int i) => IPAddress.Parse($"10.0.{i / 250}.{i % 250}");
        for (var i = 0; i < LoginGate.MostOfAddress; i++) Assert.Null(gate.Enter($"name{i}", Address(0)));
        Assert.Equal(LoginGate.Window, gate.Enter("another", Address(0)));
        Assert.Null(gate.Enter("another", Address(1)));
        for (var i = 0; i < LoginGate.MostOfUser; i++) Assert.Null(gate.Enter("first", Address(10 + i)));
        Assert.Equal(LoginGate.Window, gate.Enter("first", Address(200)));
        clock.Now += LoginGate.Window - TimeSpan.FromSeconds(1);
        Assert.Equal(TimeSpan.FromSeconds(1), gate.Enter("FIRST ", Address(200)));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Null(gate.Enter("first", Address(200)));
    }

    [Fact]
    public void Gate_AfterASuccess_CountsAnew()
    {
        var gate = new LoginGate(Clock());
        for (var round = 0; round < 10; round++)
        {
            for (var i = 0; i < LoginGate.MostOfBoth - 1; i++) Assert.Null(gate.Enter("first", IPAddress.Parse($"10.0.{round}.1")));
            Assert.Null(gate.Enter("first", IPAddress.Parse($"10.0.{round}.1")));
            gate.Succeeded("first", IPAddress.Parse($"10.0.{round}.1"));
        }
    }

    [Fact]
    public void Gate_KnowsANetworkOfVersionSixByItsFirstHalf()
    {
        var gate = new LoginGate(Clock());
        for (var i = 0; i < LoginGate.MostOfBoth; i++) Assert.Null(gate.Enter("first", IPAddress.Parse($"2a00:1:2:3::{i + 1}")));
        Assert.NotNull(gate.Enter("first", IPAddress.Parse("2a00:1:2:3:ffff::1")));
        Assert.Null(gate.Enter("first", IPAddress.Parse("2a00:1:2:4::1")));
        for (var i = 0; i < LoginGate.MostOfBoth; i++) Assert.Null(gate.Enter("second", IPAddress.Parse("10.0.0.1")));
        Assert.NotNull(gate.Enter("second", IPAddress.Parse("::ffff:10.0.0.1")));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("disabled")]
    [InlineData("removed")]
    public async Task Cookie_ThatWasStolen_EndsWith(string change)
    {
        await using var house = await House.OpenAsync();
        using var browser = house.NewBrowser();
        await browser.LogInAsync("viewer");
        var stolen = browser.Session!.Value;
        using var thief = house.NewBrowser();
        thief.Cookies.Add(house.Server.Client.BaseAddress!, new Cookie("lethe-session", stolen));
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/audits")).StatusCode);

        var id = house.Users.Named("viewer").Id;
        if (change == "password") house.Users.SetPassword(id, "another password");
        else if (change == "disabled") house.Users.Disable(id);
        else house.Users.Remove(id);
        foreach (var one in new[] { thief, browser }) Assert.Equal(HttpStatusCode.Redirect, (await one.GetAsync("/audits")).StatusCode);
        if (change != "disabled") return;
        // Enabled again, the old session stays over.
        house.Users.Enable(id);
        thief.Cookies.Add(house.Server.Client.BaseAddress!, new Cookie("lethe-session", stolen));
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/audits")).StatusCode);
    }

    [Fact]
    public async Task Role_ThatIsTaken_CountsWithTheNextRequest()
    {
        await using var house = await House.OpenAsync();
        using var browser = house.NewBrowser();
        await browser.LogInAsync("auditor");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/audits/new")).StatusCode);
        house.Users.ChangeRole(house.Users.Named("auditor").Id, Role.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/audits/new")).StatusCode);
    }

    [Fact]
    public async Task Password_ChangedByItsOwner_EndsOtherSessionsAndKeepsThisOne()
    {
        await using var house = await House.OpenAsync();
        using var browser = house.NewBrowser();
        using var other = house.NewBrowser();
        await browser.LogInAsync("viewer");
        await other.LogInAsync("viewer");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/password", new() { ["old"] = "wrong password", ["new"] = "another password", ["again"] = "another password" })).StatusCode);
        var answer = await browser.PostAsync("/password", new() { ["old"] = House.Password, ["new"] = "another password", ["again"] = "another password" });
        Assert.Equal((HttpStatusCode.Redirect, "/password?done=true"), (answer.StatusCode, answer.Headers.Location?.PathAndQuery));
        var said = await (await browser.GetAsync("/password?done=true")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("other sessions have ended", said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/audits")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/audits")).StatusCode);
    }

    [Fact]
    public async Task Logout_EndsTheSessionInThisBrowser()
    {
        await using var house = await House.OpenAsync();
        using var browser = house.NewBrowser();
        await browser.LogInAsync("viewer");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync("/logout", [])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/audits")).StatusCode);
        Assert.Equal("/login", (await browser.PostAsync("/logout", [], page: "/audits")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/audits")).StatusCode);
    }

    [Fact]
    public async Task Token_ThatExpiredOrWasRevoked_IsAnsweredWithTheReason()
    {
        var clock = Clock();
        await using var house = await House.OpenAsync(clock);
        Assert.Equal(HttpStatusCode.OK, (await house.SendAsync(Role.Viewer, HttpMethod.Get, "/api/v1/audits")).StatusCode);
        clock.Now += TimeSpan.FromDays(TokenBook.UsualDays);
        var expired = await house.SendAsync(Role.Viewer, HttpMethod.Get, "/api/v1/audits");
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (expired.StatusCode, expired.Headers.WwwAuthenticate.ToString()));
        Assert.Contains("expired", (string?)JsonNode.Parse(await expired.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstUser_EndsTheTimeWithoutALogin()
    {
        await using var server = await Server.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/api/v1/audits")).StatusCode);
        server.Engine.Database.Users.Add("first", Role.Admin, House.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("/api/v1/audits")).StatusCode);
    }

    [Fact]
    public async Task Login_ThatWasAskedFor_NeedsAnAdminAndThenALogin()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Server.StartAsync(change: settings => settings with { AsksForLogin = true }));
        await using var house = await House.OpenAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await house.SendAsync(null, HttpMethod.Get, "/api/v1/audits")).StatusCode);
    }

    [Fact]
    public async Task SessionKeys_AreTheirOwnersAlone()
    {
        await using var house = await House.OpenAsync();
        using var browser = house.NewBrowser();
        await browser.LogInAsync("viewer");
        var keys = Directory.GetFiles(house.Server.Engine.Home.SessionKeys);
        Assert.NotEmpty(keys);
        if (OperatingSystem.IsWindows()) return;
        foreach (var key in keys) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(house.Server.Engine.Home.SessionKeys));
    }
}
