using Lethe.Browser.Tests.Support;
using Lethe.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lethe.Browser.Tests.Flows;

/// <summary>A server that had no users gets its first ones from the page.</summary>
public sealed class FirstUserTests(Chromium chromium)
{
    [Fact]
    public async Task FirstUser_IsMadeOnThePage_AndFromThenOnEverybodyLogsIn()
    {
        await using var server = await Server.StartAsync();
        await chromium.VisitAsync(server, async visit =>
        {
            await visit.GoAsync("/settings");
            await visit.SeesAsync("There are none, so nobody has to log in.");
            await Expect(UserSteps.AddUser(visit).GetByLabel("Role").Locator("option")).ToHaveTextAsync(["admin"]);
            await UserSteps.FillAsync(visit, "first");
            await visit.Button("Add the user").ClickAsync();

            await visit.ArriveAsync("^/login$");
            visit.Expect("401");
            await visit.Field("Name").FillAsync("first");
            await visit.Field("Password").FillAsync("not the password");
            await visit.Button("Log in").ClickAsync();
            await Expect(visit.Main.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Name and password do not fit, or the user is disabled.");
            await Expect(visit.Field("Name")).ToHaveValueAsync("first");
            await visit.Field("Password").FillAsync(House.Password);
            await visit.Button("Log in").ClickAsync();
            await visit.ArriveAsync("^/settings$");
            await Expect(visit.Row("first")).ToContainTextAsync("you");

            await UserSteps.FillAsync(visit, "reader");
            await UserSteps.AddUser(visit).GetByLabel("Role").SelectOptionAsync("Viewer");
            await visit.Button("Add the user").ClickAsync();
            await Expect(visit.Button("Disable reader")).ToBeVisibleAsync();
            await UserSteps.LogOutAsync(visit);

            await UserSteps.LogInAsync(visit, "reader", "/");
            // What anybody may press; all else changes something. (The one that adds puts a result beside others to compare.)
            string[] free = ["Like the system", "Light", "Dark", "Verify every record", "Judge", "Verify", "Search", "Add"];
            foreach (var address in new[] { "/", "/audits", "/compare", "/datasets", "/plugins", "/schedules", "/policies", "/trail" })
            {
                await visit.GoAsync(address);
                await Expect(visit.Heading).ToBeVisibleAsync();
                Assert.Subset(free.ToHashSet(), (await visit.Main.Locator("button").AllInnerTextsAsync()).ToHashSet());
                Assert.Empty(await visit.Page.Locator("a[href='/audits/new'], a[href='/settings'], a[href^='/schedules?edit'], a[href^='/policies/new']").AllAsync());
            }
            visit.Expect("403");
            await visit.GoAsync("/settings");
            await Expect(visit.Heading).ToHaveTextAsync("You may not do this here");
            await visit.GoAsync("/");
            await UserSteps.LogOutAsync(visit);
            await visit.GoAsync("/trail");
            await visit.ArriveAsync("^/login$");
        });
    }
}
