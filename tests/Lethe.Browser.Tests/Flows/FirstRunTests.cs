using Lethe.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lethe.Browser.Tests.Flows;

/// <summary>Somebody who has just started Lethe and knows nothing of it: the overview offers the demo, a click starts it, and all other tests of this server look at what came of it.</summary>
[Collection(AuditedServer.Name)]
public sealed class FirstRunTests(Chromium chromium, Audited audited)
{
    [Fact]
    public void Demo_WhileItRuns_ShowsThatItGoesOn()
    {
        var steps = audited.FirstRun.Steps;
        Assert.True(steps.Count > 3, string.Join(" ", steps));
        Assert.Equal(steps.OrderBy(step => step.Done), steps);
        Assert.Single(steps.Select(step => step.Of).Distinct());
        Assert.True(steps[0].Done < steps[^1].Done);
        Assert.All(steps, step => Assert.InRange(step.Done, 0, step.Of));

        var units = audited.FirstRun.Units;
        Assert.True(units.Count > 3, string.Join(", ", units.Keys));
        // Most are long enough to be seen getting further; the shortest are over at once.
        Assert.True(units.Values.Count(unit => unit.Any(one => one.Done > 0 && one.Done < one.Of)) >= 3, string.Join("; ", units.Select(unit => $"{unit.Key}: {string.Join(" ", unit.Value)}")));
        Assert.Contains(audited.FirstRun.Stages, line => line.Contains("running", StringComparison.Ordinal) && line.Contains("done", StringComparison.Ordinal) && line.Contains("waiting", StringComparison.Ordinal));
    }

    [Fact]
    public Task Demo_WhenItIsOver_HasItsResultOnTheOverviewAndOnItsPage() => chromium.VisitAsync(audited.Server, async visit =>
    {
        await visit.GoAsync("/");
        var card = visit.Page.Locator("section.card", new() { Has = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Demo", Exact = true }) });
        await Expect(card.Locator(".badge")).ToHaveTextAsync("fail");
        await Expect(card.Locator($".dots a[href='/audits/{audited.Demo}']")).ToBeVisibleAsync();
        await Expect(card.Locator("svg")).ToBeVisibleAsync();
        await card.GetByRole(AriaRole.Link, new() { Name = "Demo", Exact = true }).ClickAsync();
        await visit.ArriveAsync($"^/audits/{audited.Demo}$");
        await Expect(visit.Heading).ToHaveTextAsync("Demo");
        var gates = visit.Page.Locator("table", new() { Has = visit.Page.Locator("td .badge") }).First;
        foreach (var verdict in new[] { "pass", "fail" }) await Expect(gates.Locator($".badge.{verdict}").First).ToBeVisibleAsync();
        await Expect(visit.Row("accuracy.test").First).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".badge.failed")).ToHaveCountAsync(0);
        await Expect(visit.Main.Locator(".fact").First).ToContainTextAsync("this machine, without a login");
    });
}
