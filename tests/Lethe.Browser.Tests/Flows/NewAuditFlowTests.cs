using System.Text;
using Lethe.Browser.Tests.Pages;
using Lethe.Browser.Tests.Support;
using Lethe.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lethe.Browser.Tests.Flows;

/// <summary>An audit that somebody puts together on the page.</summary>
public sealed class NewAuditFlowTests(Chromium chromium, NewAuditFlowTests.Fresh fresh) : IClassFixture<NewAuditFlowTests.Fresh>
{
    private const string Focus =
        """
        () => {
          const one = document.activeElement;
          // Between the last stop and the first the focus is on the window.
          if (one === document.body) return ['the window', 'seen'];
          const style = getComputedStyle(one);
          return [one.id || one.getAttribute('aria-label') || one.innerText.trim(), style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 ? 'seen' : 'unseen'];
        }
        """;

    [Fact]
    public Task Audit_ByForm_IsSeenRunningAndCancelled() => chromium.VisitAsync(fresh.Server, async visit =>
    {
        await visit.GoAsync("/audits/new");
        await visit.Field("Name").FillAsync("By form");
        await visit.Field("Name").BlurAsync();
        await visit.Choice("Data source").SelectOptionAsync("data.gaussians");
        await visit.Choice("Model").SelectOptionAsync("model.train");
        await visit.Main.Locator("section[aria-labelledby=part-subject] summary").First.ClickAsync();
        await visit.Choice("architecture").SelectOptionAsync("arch.mlp");
        await visit.Page.Locator("#f-subject-epochs").FillAsync("many");
        await visit.Page.Locator("#f-subject-epochs").BlurAsync();
        await Expect(visit.Page.Locator("#f-subject-epochs")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(visit.Button("Start the audit")).ToBeDisabledAsync();
        await visit.Page.Locator("#f-subject-epochs").FillAsync("5000");
        await visit.Page.Locator("#f-subject-epochs").BlurAsync();
        await visit.Choice("Add an evaluator").SelectOptionAsync("eval.utility");
        await visit.Button("Add the evaluator").ClickAsync();
        await Expect(visit.Field("evaluator 1")).ToHaveValueAsync("eval.utility");
        await Expect(visit.Field("The request as text")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("epochs: 5000"));
        await visit.Button("Start the audit").ClickAsync();

        var id = await visit.ArriveAsync("^/audits/(?!new)");
        await Expect(visit.Heading).ToHaveTextAsync("By form");
        await Expect(visit.Page.Locator(".units")).ToContainTextAsync("epoch");
        await PageCheck.LookAsync(visit, "audit-running");
        await visit.Button("Cancel").ClickAsync();
        await visit.SeesAsync("was cancelled, so it has no certificate");
        await Expect(visit.Button("Cancel")).ToHaveCountAsync(0);
        Assert.Equal("cancelled", (string)(await fresh.Server.UntilAsync(id, "cancelled", "finished", "failed"))["audit"]!["state"]!);
    });

    [Fact]
    public Task Audit_ByKeyboardAlone_IsStarted() => chromium.VisitAsync(fresh.Server, async visit =>
    {
        var keys = visit.Page.Keyboard;
        await visit.GoAsync("/");
        // Screen readers begin a page at its heading, which gets the focus when the page is there and shows none.
        await Expect(visit.Heading).ToBeFocusedAsync();
        await TabToAsync(visit, "New audit");
        await keys.PressAsync("Enter");
        await visit.ArriveAsync("^/audits/new$");
        await Expect(visit.Heading).ToHaveTextAsync("New audit");
        await Expect(visit.Heading).ToBeFocusedAsync();
        await TabToAsync(visit, "f-name");
        await keys.PressAsync("Control+A");
        await keys.TypeAsync("By keyboard");
        await TabToAsync(visit, "f-data");
        await ArrowToAsync(visit, "f-data", "data.gaussians");
        await TabToAsync(visit, "f-subject");
        await ArrowToAsync(visit, "f-subject", "model.train");
        // What was chosen brings its options, a moment later.
        await Expect(visit.Main.Locator("section[aria-labelledby=part-subject] summary").First).ToBeVisibleAsync();
        await TabToAsync(visit, " options");
        await keys.PressAsync("Enter");
        await Expect(visit.Page.Locator("#f-subject-architecture")).ToBeVisibleAsync();
        await TabToAsync(visit, "f-subject-architecture");
        await ArrowToAsync(visit, "f-subject-architecture", "arch.mlp");
        await TabToAsync(visit, "f-subject-epochs");
        await keys.TypeAsync("3");
        await TabToAsync(visit, "f-evaluate-add");
        await ArrowToAsync(visit, "f-evaluate-add", "eval.utility");
        await TabToAsync(visit, "Add the evaluator");
        await keys.PressAsync("Space");
        await Expect(visit.Page.Locator("#f-evaluate-0-")).ToHaveValueAsync("eval.utility");
        await Expect(visit.Button("Start the audit")).ToBeEnabledAsync();
        await TabToAsync(visit, "Start the audit");
        await keys.PressAsync("Enter");
        var id = await visit.ArriveAsync("^/audits/(?!new)");
        await Expect(visit.Heading).ToHaveTextAsync("By keyboard");
        var audit = await fresh.Server.UntilAsync(id, "finished", "failed", "cancelled");
        Assert.Equal("finished", (string)audit["audit"]!["state"]!);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Findings", Exact = true })).ToBeVisibleAsync();
    });

    [Fact]
    public Task File_ThatIsDropped_IsSentAndOfferedToFields() => chromium.VisitAsync(fresh.Server, async visit =>
    {
        await visit.GoAsync("/audits/new");
        await visit.Page.EvaluateAsync(
            """
            text => {
              const carried = new DataTransfer();
              carried.items.add(new File([text], 'people.csv', { type: 'text/csv' }));
              carried.items.add(new File(['x'], 'tool.exe'));
              const zone = document.querySelector('[data-upload]');
              zone.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: carried }));
              if (!zone.classList.contains('over')) throw new Error('the zone does not show that it would take the files');
              zone.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: carried }));
            }
            """, "a,b\n1,2\n");
        var sent = visit.Page.GetByRole(AriaRole.Status, new() { Name = "Files being sent" });
        await Expect(sent).ToContainTextAsync("people.csv: here");
        visit.Expect("415");
        await Expect(sent.Locator(".fault")).ToContainTextAsync("tool.exe");
        var offered = visit.Page.Locator("#file-list option", new() { HasText = "people.csv" });
        await Expect(offered).ToHaveCountAsync(1);
        var path = Path.Combine(fresh.Server.HomeFolder, "files", (await offered.GetAttributeAsync("value"))!);
        Assert.Equal("a,b\n1,2\n", await File.ReadAllTextAsync(path, Encoding.UTF8, TestContext.Current.CancellationToken));
    });

    // By the end of its id or of its words; every stop on the way has to show that it has the focus.
    private static async Task TabToAsync(Visit visit, string wanted)
    {
        const int MostStops = 200;
        for (var stop = 0; stop < MostStops; stop++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var at = await visit.Page.EvaluateAsync<string[]>(Focus);
            Assert.True(at[1] == "seen", $"nothing shows that '{at[0]}' has the focus");
            if (at[0].EndsWith(wanted, StringComparison.Ordinal)) return;
        }
        Assert.Fail($"'{wanted}' cannot be reached with the Tab key");
    }

    private static async Task ArrowToAsync(Visit visit, string field, string wanted)
    {
        var select = visit.Page.Locator($"#{field}");
        var steps = await select.EvaluateAsync<int>("(select, wanted) => [...select.options].findIndex(one => one.value === wanted) - select.selectedIndex", wanted);
        for (var step = 0; step < Math.Abs(steps); step++) await visit.Page.Keyboard.PressAsync(steps > 0 ? "ArrowDown" : "ArrowUp");
        await Expect(select).ToHaveValueAsync(wanted);
    }

    public sealed class Fresh : IAsyncLifetime
    {
        internal Server Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await Server.StartAsync();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
