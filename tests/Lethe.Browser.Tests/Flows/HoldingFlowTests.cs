using Lethe.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lethe.Browser.Tests.Flows;

/// <summary>Finding what is there.</summary>
[Collection(AuditedServer.Name)]
public sealed class HoldingFlowTests(Chromium chromium, Audited audited)
{
    [Fact]
    public Task Audits_AreFoundByNameStateAndVerdict() => chromium.VisitAsync(audited.Server, async visit =>
    {
        await visit.GoAsync("/audits");
        await visit.Choice("Verdict").SelectOptionAsync("fail");
        await Expect(visit.Main.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(visit.Row("Demo")).ToBeVisibleAsync();
        await visit.Choice("Verdict").SelectOptionAsync("any");
        await visit.Choice("State").SelectOptionAsync("cancelled");
        await Expect(visit.Row("nobody waited for")).ToBeVisibleAsync();
        await visit.Field("Name contains").FillAsync("DEM");
        await visit.Field("Name contains").PressAsync("Enter");
        await visit.SeesAsync("No audit fits.");
        await visit.Link("Show all").ClickAsync();
        await Expect(visit.Row("Demo")).ToBeVisibleAsync();
        await visit.Field("Asked for by").FillAsync("somebody else");
        await visit.Field("Asked for by").PressAsync("Enter");
        await visit.SeesAsync("No audit fits.");
        await visit.Field("Asked for by").FillAsync("this machine");
        await visit.Field("Asked for by").PressAsync("Enter");
        await Expect(visit.Main.Locator("tbody tr")).ToHaveCountAsync(3);
    });

    [Fact]
    public Task Subjects_AreFoundByNameAndByVerdict() => chromium.VisitAsync(audited.Server, async visit =>
    {
        await visit.GoAsync("/subjects");
        await Expect(visit.Main.Locator("tbody tr")).ToHaveCountAsync(2);
        await visit.Choice("Last verdict").SelectOptionAsync("fail");
        await Expect(visit.Main.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(visit.Row("Demo")).ToBeVisibleAsync();
        await visit.Page.ReloadAsync();
        await visit.ReadyAsync();
        await Expect(visit.Main.Locator("tbody tr")).ToHaveCountAsync(1);
        await visit.Choice("Last verdict").SelectOptionAsync("pass");
        await visit.SeesAsync("No model fits.");
        await visit.Link("Show all").ClickAsync();
        await Expect(visit.Main.Locator("tbody tr")).ToHaveCountAsync(2);
    });

    [Fact]
    public Task Dataset_ShowsItsSplitsAndItsFirstRecords() => chromium.VisitAsync(audited.Server, async visit =>
    {
        await visit.GoAsync("/datasets");
        await visit.SeesAsync("customers.csv");
        await visit.Link("data.glyphs").First.ClickAsync();
        await visit.ArriveAsync("^/datasets/.+");
        await Expect(visit.Row("train").First).ToContainTextAsync("1500");
        await visit.Button("Show the first records").ClickAsync();
        await Expect(visit.Page.GetByAltText("Record train-000000").First).ToBeVisibleAsync();
    });

    [Fact]
    public Task Plugin_IsFoundWhileTypingAndHasAReference() => chromium.VisitAsync(audited.Server, async visit =>
    {
        await visit.GoAsync("/plugins");
        await visit.Field("Find").FillAsync("scrub");
        await Expect(visit.Link("eval.utility")).ToHaveCountAsync(0);
        await visit.Link("unlearn.scrub").ClickAsync();
        await visit.ArriveAsync("^/plugins/unlearn.scrub$");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Options", Exact = true })).ToBeVisibleAsync();
    });

    [Fact]
    public Task Trail_IsWholeAndLeadsToTheAudits() => chromium.VisitAsync(audited.Server, async visit =>
    {
        await visit.GoAsync("/trail");
        await visit.Button("Verify every record").ClickAsync();
        await visit.SeesAsync("records are as they were written");
        await visit.Link(audited.Demo).First.ClickAsync();
        await visit.ArriveAsync($"^/audits/{audited.Demo}$");
        await Expect(visit.Heading).ToHaveTextAsync("Demo");
    });
}
