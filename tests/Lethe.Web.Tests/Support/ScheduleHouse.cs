using Lethe.Auditing.Planning;
using Lethe.Hosting.Tests.Support;
using Lethe.Sdk;
using Lethe.Storage.Audits;
using Lethe.Storage.Findings;
using Lethe.Storage.Schedules;
using Lethe.Web.Schedules;

namespace Lethe.Web.Tests.Support;

/// <summary>A home with schedules and a clock of its own; audits are ended by hand, so that nothing runs.</summary>
internal sealed class ScheduleHouse : IDisposable
{
    public ScheduleHouse(string now = "2026-11-02T08:00:00Z")
    {
        Clock = new ManualClock(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        Engine = Open();
        Desk = new ScheduleDesk(Engine);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("lethe-schedules-").FullName;

    public ManualClock Clock { get; }

    public Engine Engine { get; }

    public ScheduleDesk Desk { get; }

    public ScheduleEntry Entry => Assert.Single(Engine.Database.Schedules.List());

    public Engine Open() => new(new Installation(AppContext.BaseDirectory, Server.Checkout()), new Home(Folder), Clock);

    public string Add(string? cron = "0 2 * * *", string zone = "UTC", string? request = null, bool rotates = true, bool canary = true, bool onModel = false, bool onPolicy = false, string? policy = null) =>
        Desk.Add(new ScheduleDraft("nightly", request ?? SmallRequest.Yaml, policy, cron, zone, onModel, false, onPolicy, rotates, canary), Asker.CommandLine);

    public IReadOnlyList<string> Look() => new ScheduleLook(Engine).AtAll();

    public IReadOnlyList<string> LookAt(string time)
    {
        Clock.Now = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        return Look();
    }

    /// <summary>Ends audits as if a worker had found these numbers.</summary>
    public void End(IEnumerable<string> audits, Lethe.Auditing.Verdicts.Verdict? verdict = null, params Finding[] findings)
    {
        foreach (var audit in audits)
        {
            var run = Engine.Database.Journal.Take(audit, Runner.ThisProcess, TimeSpan.FromDays(9999))!;
            Assert.True(run.Finish(new AuditOutcome
            {
                State = AuditState.Finished,
                Verdict = verdict,
                Findings = [.. findings.Select(finding => new FindingEntry("original", "eval.utility", finding))],
            }));
        }
    }

    /// <summary>Leaves the plan that a worker would have carried out.</summary>
    public void Plan(string audit)
    {
        var detail = Engine.Database.Audits.Detail(audit)!;
        var request = new SubmissionReader(Engine.Plugins).Read(detail.RequestText, detail.RequestFolder, detail.PolicyText).Request;
        var folder = Directory.CreateDirectory(Path.Combine(Engine.Home.Audits, audit)).FullName;
        PlanFile.Write(Engine.Planner().Make(request, detail.RequestFolder, new PlanDevice("cpu", 1)), Path.Combine(folder, "plan.json"));
    }

    public void Settle() => new ScheduleSettling(Engine).All();

    public void Dispose()
    {
        Engine.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
