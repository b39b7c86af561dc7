using Lethe.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lethe.Browser.Tests.Flows;

[Collection(AuditedServer.Name)]
public sealed class PolicyFlowTests(Chromium chromium, Audited audited)
{
    [Fact]
    public Task Policy_IsWrittenTriedAndRemoved() => chromium.VisitAsync(audited.Server, async visit =>
    {
        await visit.GoAsync("/policies");
        await visit.Link("Write a policy").ClickAsync();
        await visit.ArriveAsync("^/policies/new$");
        await visit.Field("Rules").FillAsync("name: Mild\ngates:\n  - metric: accuracy.test\n    atLest: 0.01\n");
        await visit.SeesAsync("fault");
        await Expect(visit.Button("Save")).ToBeDisabledAsync();
        await visit.Field("Rules").FillAsync("name: Mild\nevidence: [outputs]\ngates:\n  - metric: accuracy.test\n    atLeast: 0.01\n");
        await Expect(visit.Button("Save")).ToBeEnabledAsync();
        await visit.Choice("Audit").SelectOptionAsync(audited.Demo);
        await visit.Button("Judge").ClickAsync();
        await Expect(visit.Main.GetByText("This policy would say:")).ToBeVisibleAsync();
        await Expect(visit.Main.Locator("td .badge.pass").First).ToBeVisibleAsync();

        await visit.Button("Save").ClickAsync();
        await Expect(visit.Main.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await visit.Field("Name of the file").FillAsync("mild.yaml");
        await visit.Button("Save").ClickAsync();
        await visit.ArriveAsync("^/policies/mild.yaml$");
        await Expect(visit.Heading).ToHaveTextAsync("mild.yaml");
        await visit.Button("Remove").ClickAsync();
        await visit.Button("Really remove").ClickAsync();
        await visit.ArriveAsync("^/policies$");
        await Expect(visit.Link("release.yaml")).ToBeVisibleAsync();
        await Expect(visit.Link("mild.yaml")).ToHaveCountAsync(0);
    });
}
