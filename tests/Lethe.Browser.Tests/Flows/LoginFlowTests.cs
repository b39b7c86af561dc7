using Lethe.Browser.Tests.Pages;
using Lethe.Browser.Tests.Support;
using Lethe.Storage.Users;
using Lethe.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lethe.Browser.Tests.Flows;

/// <summary>A server with a user of each role.</summary>
public sealed class LoginFlowTests(Chromium chromium, LoginFlowTests.Open open) : IClassFixture<LoginFlowTests.Open>
{
    private Server Server => open.House.Server;

    [Fact]
    public Task Login_LeadsToThePageThatWasWanted_AndOutAgain() => chromium.VisitAsync(Server, async visit =>
    {
        await visit.GoAsync("/trail");
        await visit.ArriveAsync("^/login$");
        await PageCheck.LookAsync(visit, "login");
        visit.Expect("401");
        await visit.Field("Name").FillAsync("viewer");
        await visit.Field("Password").FillAsync("a wrong password");
        await visit.Button("Log in").ClickAsync();
        await Expect(visit.Main.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Name and password do not fit, or the user is disabled.");
        await visit.Field("Password").FillAsync(House.Password);
        await visit.Button("Log in").ClickAsync();
        await visit.ArriveAsync("^/trail$");
        await visit.Page.Locator(".who summary").ClickAsync();
        await PageCheck.LookAsync(visit, "trail-with-user");
        await visit.Button("Log out").ClickAsync();
        await visit.ArriveAsync("^/login$");
        await visit.GoAsync("/audits");
        await visit.ArriveAsync("^/login$");
    });

    [Fact]
    public Task Viewer_SeesNoWayToStartAnything() => chromium.VisitAsync(Server, async visit =>
    {
        await UserSteps.LogInAsync(visit, House.Name(Role.Viewer), "/");
        await Expect(visit.Link("Overview")).ToBeVisibleAsync();
        await Expect(visit.Link("New audit")).ToHaveCountAsync(0);
        await Expect(visit.Button("Run the demo")).ToHaveCountAsync(0);
        await Expect(visit.Link("Settings")).ToHaveCountAsync(0);
        await visit.GoAsync("/schedules");
        await Expect(visit.Link("Add a schedule")).ToHaveCountAsync(0);
        visit.Expect("403");
        await visit.GoAsync("/audits/new");
        await Expect(visit.Heading).ToHaveTextAsync("You may not do this here");
        await PageCheck.LookAsync(visit, "not-allowed");
    });

    [Fact]
    public Task User_WhoIsDisabled_LosesThePageThatIsOpen() => chromium.VisitAsync(Server, async visit =>
    {
        var user = open.House.Users.Add("leaving", Role.Auditor, House.Password);
        await UserSteps.LogInAsync(visit, "leaving", "/audits");
        await Expect(visit.Heading).ToHaveTextAsync("Audits");
        open.House.Users.Disable(user);
        await visit.ArriveAsync("^/login$");
    });

    [Fact]
    public Task Action_OfAUserWhoseRoleWasTaken_IsRefusedOnThePageThatIsOpen() => chromium.VisitAsync(Server, async visit =>
    {
        var user = open.House.Users.Add("changing", Role.Auditor, House.Password);
        await UserSteps.LogInAsync(visit, "changing", "/policies/new");
        await visit.Field("Name of the file").FillAsync("mine.yaml");
        open.House.Users.ChangeRole(user, Role.Viewer);
        await visit.Button("Save").ClickAsync();
        await Expect(visit.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("You may no longer do this: it needs the role auditor, and yours is viewer now.");
        await PageCheck.LookAsync(visit, "refused");
    });

    [Fact]
    public Task Admin_AddsAUserAndMakesAToken() => chromium.VisitAsync(Server, async visit =>
    {
        await UserSteps.LogInAsync(visit, House.Name(Role.Admin), "/settings");
        await UserSteps.FillAsync(visit, "newcomer");
        await visit.Button("Add the user").ClickAsync();
        await Expect(visit.Button("Disable newcomer")).ToBeVisibleAsync();
        await visit.Field("What it is for").FillAsync("nightly build");
        await visit.Button("Make the token").ClickAsync();
        await Expect(visit.Page.Locator("[data-token]")).Not.ToBeEmptyAsync();
        await PageCheck.LookAsync(visit, "settings-with-users");
        await visit.Button("I have kept it").ClickAsync();
        await Expect(visit.Page.Locator("[data-token]")).ToHaveCountAsync(0);
        await visit.Button("Revoke nightly build").ClickAsync();
        await Expect(visit.Row("nightly build")).ToContainTextAsync("revoked");
        await visit.GoAsync("/password");
        await PageCheck.LookAsync(visit, "password");
    });

    [Fact]
    public Task File_ShownWithoutALogin_AsksForAnIconWithoutComplaint() => chromium.VisitAsync(Server, async visit =>
    {
        await visit.GoAsync("/health");
        var icon = await visit.Page.EvaluateAsync<string>("async () => { const answer = await fetch('/favicon.ico'); return `${answer.status} ${answer.headers.get('content-type')}`; }");
        Assert.Equal("200 image/svg+xml", icon);
    });

    public sealed class Open : IAsyncLifetime
    {
        internal House House { get; private set; } = null!;

        public async ValueTask InitializeAsync() => House = await House.OpenAsync(change: settings => settings with { QueueGrace = TimeSpan.MaxValue });

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
