using Lethe.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lethe.Browser.Tests.Flows;

[Collection(AuditedServer.Name)]
public sealed class ThemeTests(Chromium chromium, Audited audited)
{
    private const string Light = "rgb(245, 247, 249)", Dark = "rgb(15, 20, 25)";

    [Fact]
    public Task Theme_FollowsTheSystemUntilSomebodySetsOne() => chromium.VisitAsync(audited.Server, async visit =>
    {
        var body = visit.Page.Locator("body");
        await visit.GoAsync("/settings");
        await Expect(body).ToHaveCSSAsync("background-color", Dark);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Expect(body).ToHaveCSSAsync("background-color", Light);
        await Expect(visit.Button("Like the system")).ToHaveAttributeAsync("aria-pressed", "true");

        await visit.Button("Dark").ClickAsync();
        await Expect(body).ToHaveCSSAsync("background-color", Dark);
        await Expect(visit.Button("Dark")).ToHaveAttributeAsync("aria-pressed", "true");
        await visit.GoAsync("/audits");
        await Expect(body).ToHaveCSSAsync("background-color", Dark);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(body).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });

        var turn = visit.Page.Locator("[data-theme-switch]");
        await turn.ClickAsync();
        await Expect(turn).ToHaveTextAsync("Theme: system", new() { UseInnerText = true });
        await Expect(body).ToHaveCSSAsync("background-color", Light);
        await turn.ClickAsync();
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Expect(turn).ToHaveTextAsync("Theme: light", new() { UseInnerText = true });
        await Expect(body).ToHaveCSSAsync("background-color", Light);
    }, new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark });
}
