using Lethe.Browser.Tests.Support;
using Lethe.Hosting.Policies;
using Lethe.Hosting.Tests.Support;
using Lethe.Storage.Audits;
using Lethe.Storage.Users;
using Lethe.Web.Schedules;
using Lethe.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lethe.Browser.Tests.Flows;

/// <summary>A role that is taken away while a page is open.</summary>
public sealed class TakenRoleTests(Chromium chromium, LoginFlowTests.Open open) : IClassFixture<LoginFlowTests.Open>
{
    private Server Server => open.House.Server;

    // Every button that changes something, each on its page: the page stays, and what was refused is said on it.
    [Fact]
    public Task Button_ThatMayNoLongerBePressed_SaysSoWhereItIs() => chromium.VisitAsync(Server, async visit =>
    {
        var engine = Server.Engine;
        var user = open.House.Users.Add("demoted", Role.Admin, House.Password);
        var audit = engine.Database.Journal.Create(new SubmissionReader(engine.Plugins).Read(SmallRequest.Yaml, engine.Home.Folder).ToAudit(Asker.CommandLine));
        new PolicyShelf(engine).Write("kept.yaml", Audited.Policy, Asker.CommandLine);
        var schedule = new ScheduleDesk(engine).Add(new ScheduleDraft("Kept", SmallRequest.Yaml, null, "0 2 1 1 *", "UTC"), Asker.CommandLine);
        await UserSteps.LogInAsync(visit, "demoted", "/audits");
        visit.Expect("403");
        foreach (var (address, needed, buttons) in new (string, Role, string[])[]
        {
            ($"/audits/{audit}", Role.Auditor, ["Cancel"]), ($"/audits/new?from={audit}", Role.Auditor, ["Start the audit"]), ("/policies/kept.yaml", Role.Auditor, ["Save"]),
            ("/policies/kept.yaml", Role.Admin, ["Remove"]), ("/schedules", Role.Auditor, ["Run now"]), ("/schedules", Role.Auditor, ["Pause"]),
            ($"/schedules?edit={schedule}", Role.Auditor, ["Save"]), ("/schedules", Role.Admin, ["Remove", "Really remove"]), ("/settings", Role.Admin, ["Disable viewer"]),
            ("/settings", Role.Admin, ["Remove viewer", "Really remove viewer"]), ("/settings", Role.Admin, ["Make the token"]), ("/settings", Role.Admin, ["Add the user"]),
            ("/settings", Role.Admin, ["Save"]), ("/settings", Role.Admin, ["Send a test"]),
        })
        {
            await visit.GoAsync(address);
            var heading = await visit.Heading.InnerTextAsync();
            if (buttons[0] == "Make the token") await visit.Field("What it is for").FillAsync("a program");
            if (buttons[0] == "Add the user") await UserSteps.FillAsync(visit, "another");
            await Expect(visit.Button(buttons[0])).ToBeEnabledAsync();
            open.House.Users.ChangeRole(user, needed - 1);
            foreach (var button in buttons) await visit.Button(button).ClickAsync();
            var refusal = visit.Main.GetByRole(AriaRole.Alert);
            await Expect(refusal).ToContainTextAsync($"You may no longer do this: it needs the role {House.Name(needed)}, and yours is {House.Name(needed - 1)} now.");
            await Expect(refusal).ToContainTextAsync($"lethe user role demoted {House.Name(needed)}");
            await Expect(visit.Heading).ToHaveTextAsync(heading);
            open.House.Users.ChangeRole(user, Role.Admin);
        }
        Assert.Equal(AuditState.Queued, engine.Database.Audits.Find(audit)!.State);
        Assert.Single(engine.Database.Schedules.List());
        Assert.True(open.House.Users.Named("viewer").IsEnabled);

        // Files go another way, and end the same.
        await visit.GoAsync("/audits/new");
        open.House.Users.ChangeRole(user, Role.Viewer);
        await visit.Page.Locator("#upload-files").SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = "a,b\n1,2\n"u8.ToArray() });
        await Expect(visit.Page.Locator("[data-upload-list] .fault")).ToContainTextAsync("This needs the role auditor; demoted has viewer.");
    });
}
