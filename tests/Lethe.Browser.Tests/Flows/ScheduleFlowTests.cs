using Lethe.Browser.Tests.Support;
using Lethe.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lethe.Browser.Tests.Flows;

public sealed class ScheduleFlowTests(Chromium chromium)
{
    private const string Request =
        """
        name: Small
        seed: 3
        device: cpu
        data: { use: data.gaussians, train: 240, test: 120, seed: 5 }
        subject: { use: model.train, architecture: arch.mlp, epochs: 2 }
        evaluate: [ { use: eval.utility } ]
        """;

    [Fact]
    public async Task Schedule_WhenItsTimeComes_RunsAndShowsWhatBecameOfIt()
    {
        var clock = new ManualClock(new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero));
        await using var server = await Server.StartAsync(clock: clock);
        await chromium.VisitAsync(server, async visit =>
        {
            await visit.GoAsync("/schedules");
            await visit.Link("Add a schedule").ClickAsync();
            await visit.Field("Name").FillAsync("Every hour");
            await visit.Field("Request, YAML or JSON").FillAsync(Request);
            await visit.Field("Cron: minute hour day month weekday").FillAsync("0 * * *");
            await visit.Field("Time zone").FillAsync("UTC");
            await Expect(visit.Main.GetByRole(AriaRole.Status)).Not.ToContainTextAsync("Next:");
            await visit.Field("Cron: minute hour day month weekday").FillAsync("0 * * * *");
            await Expect(visit.Main.GetByRole(AriaRole.Status)).ToContainTextAsync("Next:");
            await visit.Button("Save").ClickAsync();
            await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Every hour", Exact = true })).ToBeVisibleAsync();
            await Expect(visit.Main.Locator("tbody tr")).ToHaveCountAsync(0);

            clock.Now += TimeSpan.FromHours(1);
            var run = visit.Main.Locator("tbody tr");
            await Expect(run).ToHaveCountAsync(1);
            await Expect(run).ToContainTextAsync("seed 3");
            await run.GetByRole(AriaRole.Link).ClickAsync();
            var id = await visit.ArriveAsync("^/audits/");
            await Expect(visit.Heading).ToHaveTextAsync("Small");
            await server.UntilAsync(id, "finished", "failed", "cancelled");

            await visit.Link("Schedules").ClickAsync();
            await Expect(visit.Heading).ToHaveTextAsync("Schedules");
            await Expect(run.Locator(".badge")).ToHaveTextAsync("not judged");
            await visit.Button("Pause").ClickAsync();
            await Expect(visit.Main.Locator(".badge", new() { HasText = "paused" })).ToBeVisibleAsync();
            await visit.Button("Remove").ClickAsync();
            await visit.Button("Really remove").ClickAsync();
            await visit.SeesAsync("No schedules yet.");
        });
    }
}
