using Lethe.Browser.Tests.Support;
using Lethe.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lethe.Browser.Tests.Flows;

/// <summary>Somebody who has just started Lethe and knows nothing of it.</summary>
public sealed class FirstRunTests(Chromium chromium)
{
    [Fact]
    public async Task Demo_FromAnEmptyHome_RunsAndASmallerOneOfItEndsWithAVerdict()
    {
        await using var server = await Server.StartAsync();
        await chromium.VisitAsync(server, async visit =>
        {
            await visit.GoAsync("/");
            await visit.SeesAsync("Nothing has been audited yet");
            await visit.Button("Run the demo").ClickAsync();
            var demo = await visit.ArriveAsync("/audits/[0-9a-z]{10}$");
            await Expect(visit.Heading).ToHaveTextAsync("Demo");
            // It has a few minutes of work; to see it run is enough here.
            await Expect(visit.Page.GetByRole(AriaRole.Progressbar, new() { Name = "Steps done" })).ToBeVisibleAsync();
            await Expect(visit.Page.Locator(".units li").First).ToBeVisibleAsync();
            await visit.Button("Cancel").ClickAsync();
            await visit.SeesAsync("was cancelled, so it has no certificate");

            await visit.Link("Run again with changes").ClickAsync();
            await visit.ArriveAsync("/audits/new$");
            var text = visit.Field("The request as text");
            await Expect(text).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("data.glyphs"));
            var small = (await text.InputValueAsync()).Replace("train: 1500, test: 1000", "train: 300, test: 200", StringComparison.Ordinal)
                .Replace("epochs: 30", "epochs: 2", StringComparison.Ordinal).Replace("epochs: 20", "epochs: 1", StringComparison.Ordinal).Replace("oracles: 5", "oracles: 2", StringComparison.Ordinal);
            await text.FillAsync(small);
            await Expect(visit.Page.GetByLabel("Plan")).ToContainTextAsync("to run");
            await visit.Button("Start the audit").ClickAsync();
            var id = await visit.ArriveAsync($"/audits/(?!new|{demo})[0-9a-z]{{10}}$");
            await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Gates", Exact = true })).ToBeVisibleAsync();
            await Expect(visit.Row("accuracy.test").First).ToBeVisibleAsync();
            await Expect(visit.Page.Locator(".badge.failed")).ToHaveCountAsync(0);
            await visit.Link("Overview").ClickAsync();
            await Expect(visit.Page.Locator($".dots a[href='/audits/{id}']")).ToBeVisibleAsync();
        });
    }
}
