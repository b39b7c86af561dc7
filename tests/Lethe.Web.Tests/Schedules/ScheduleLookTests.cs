using Lethe.Hosting.Tests.Support;
using Lethe.Storage.Audits;
using Lethe.Storage.Schedules;
using Lethe.Web.Schedules;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Schedules;

public sealed class ScheduleLookTests
{
    [Fact]
    public void Look_BeforeTheTime_DoesNothing()
    {
        using var house = new ScheduleHouse();
        house.Add();
        Assert.Empty(house.LookAt("2026-11-03T01:59:59Z"));
    }

    [Fact]
    public void Look_AtTheTime_QueuesOneAuditOnce()
    {
        using var house = new ScheduleHouse();
        house.Add();
        Assert.Equal("2026-11-03T02:00:00", $"{house.Desk.DueTimes(house.Entry)[0]:s}");
        var audit = Assert.Single(house.LookAt("2026-11-03T02:00:00Z"));
        Assert.Equal(new Asker(AskerKind.Schedule, house.Entry.Id, "nightly"), house.Engine.Database.Audits.Find(audit)!.Asker);
        Assert.Empty(house.LookAt("2026-11-03T02:00:01Z"));
        Assert.Equal("2026-11-04T02:00:00", $"{house.Desk.DueTimes(house.Entry)[0]:s}");
    }

    [Fact]
    public void Look_AfterTheServerWasDownForDays_RunsOnceAndNotOncePerDay()
    {
        using var house = new ScheduleHouse();
        var id = house.Add();
        house.Clock.Now += TimeSpan.FromDays(6);
        var due = house.Desk.DueTimes(house.Entry);
        Assert.Equal("2026-11-03T02:00:00", $"{due[0]:s}");
        Assert.Equal("2026-11-09T02:00:00", $"{due[1]:s}");
        house.End(house.Look());
        Assert.Empty(house.Look());
        var run = Assert.Single(house.Engine.Database.Schedules.Runs(id));
        Assert.Equal("2026-11-03T02:00:00", $"{run.DueAt:s}");
        Assert.Equal("2026-11-09T02:00:00", $"{house.Desk.DueTimes(house.Entry)[0]:s}");
    }

    [Fact]
    public void Look_AfterAnotherServerLooked_DoesNotRunTwice()
    {
        using var house = new ScheduleHouse();
        house.Add();
        house.Clock.Now = house.Clock.Now.AddDays(1);
        var seen = house.Entry;
        house.End(house.Look());
        using var other = house.Open();
        // What the other server read before the first one ran.
        Assert.Null(other.Database.Schedules.Begin(seen, house.Clock.Now, ScheduleMarks.None,
            new() { Name = "x", SubjectPlugin = "model.train", Asker = Asker.CommandLine, RequestText = "x", RequestFolder = "/" }, new() { Schedule = seen.Id, Trigger = ScheduleTrigger.Cron, Seed = 1 }));
        Assert.Empty(new ScheduleLook(other).AtAll());
    }

    [Fact]
    public void Look_WhenTheClockWasAYearAhead_GoesByTheRightClockAgain()
    {
        using var house = new ScheduleHouse();
        house.Add();
        house.End(house.LookAt("2027-11-02T08:00:00Z"));
        house.Clock.Now = DateTimeOffset.Parse("2026-11-02T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("2026-11-03T02:00:00", $"{house.Desk.DueTimes(house.Entry)[0]:s}");
        Assert.Empty(house.Look());
        Assert.NotEmpty(house.LookAt("2026-11-03T02:00:00Z"));
    }

    [Fact]
    public void Look_WhenTheClockIsSetBackAMinute_DoesNotRunTheSameTimeAgain()
    {
        using var house = new ScheduleHouse();
        house.Add();
        house.End(house.LookAt("2026-11-03T02:00:30Z"));
        Assert.Empty(house.LookAt("2026-11-03T01:59:30Z"));
        Assert.Empty(house.LookAt("2026-11-03T02:00:10Z"));
        Assert.Equal("2026-11-04T02:00:00", $"{house.Desk.DueTimes(house.Entry)[0]:s}");
    }

    [Theory]
    [InlineData("2027-03-27T12:00:00Z", "2027-03-28T00:59:59Z", "2027-03-28T01:00:00Z", "2027-03-29T00:29:59Z")]
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T00:29:59Z", "2026-10-25T00:30:00Z", "2026-10-26T01:29:59Z")]
    public void Look_OverAChangeOfTheClocks_RunsOnceWhenThePageSaid(string start, string quiet, string due, string stillQuiet)
    {
        using var house = new ScheduleHouse(start);
        house.Add("30 2 * * *", "Europe/Berlin");
        var said = house.Desk.DueTimes(house.Entry)[0];
        Assert.Empty(house.LookAt(quiet));
        house.End(house.LookAt(due));
        Assert.Equal(house.Clock.Now, said);
        Assert.Single(house.Engine.Database.Schedules.Runs(house.Entry.Id));
        Assert.Empty(house.LookAt(stillQuiet));
    }

    [Fact]
    public void Look_WhileAnAuditOfTheSubjectIsOpen_WaitsAndThenRunsOnce()
    {
        using var house = new ScheduleHouse();
        house.Add();
        var first = house.LookAt("2026-11-03T02:00:00Z");
        Assert.Empty(house.LookAt("2026-11-05T02:00:00Z"));
        house.End(first);
        Assert.Equal(2, house.Look().Count);
        Assert.Empty(house.Look());
    }

    [Fact]
    public void Look_WhileAnAuditOfAnotherSubjectIsOpen_DoesNotWait()
    {
        using var house = new ScheduleHouse();
        house.Add();
        house.Add(request: SmallRequest.Yaml.Replace("widths: [16]", "widths: [24]", StringComparison.Ordinal));
        Assert.Equal(2, house.LookAt("2026-11-03T02:00:00Z").Count);
    }

    [Fact]
    public void Look_AtTwoSchedulesOfOneSubject_RunsOneAfterTheOther()
    {
        using var house = new ScheduleHouse();
        house.Add();
        house.Add();
        var first = house.LookAt("2026-11-03T02:00:00Z");
        Assert.Single(first);
        house.End(first);
        Assert.Single(house.Look());
    }

    [Fact]
    public void Run_AfterTheFirst_TakesTheNextSeedAndACanaryTheFirst()
    {
        using var house = new ScheduleHouse();
        var id = house.Add();
        for (var day = 3; day <= 5; day++) house.End(house.LookAt($"2026-11-0{day}T02:00:00Z"));
        var runs = house.Engine.Database.Schedules.Runs(id).Reverse().Select(run => (run.Seed, run.IsCanary));
        Assert.Equal([(3L, false), (4L, false), (3L, true), (5L, false), (3L, true)], runs);
        Assert.Equal([3L, 4L, 3L, 5L, 3L], house.Engine.Database.Schedules.Runs(id).Reverse().Select(run => house.Engine.Database.Audits.Find(run.Audit)!.Seed));
    }

    [Fact]
    public void Run_WithAFixedSeed_IsACanaryAfterTheFirst()
    {
        using var house = new ScheduleHouse();
        var id = house.Add(rotates: false);
        for (var day = 3; day <= 4; day++) house.End(house.LookAt($"2026-11-0{day}T02:00:00Z"));
        Assert.Equal([(3L, false), (3L, true)], house.Engine.Database.Schedules.Runs(id).Reverse().Select(run => (run.Seed, run.IsCanary)));
    }

    [Fact]
    public void Schedule_ThatIsPaused_IsNotRunAndDoesNotMakeUpForIt()
    {
        using var house = new ScheduleHouse();
        var id = house.Add();
        house.Desk.Pause(id, isPaused: true, Asker.CommandLine);
        Assert.Empty(house.LookAt("2026-11-05T03:00:00Z"));
        Assert.Empty(house.Desk.DueTimes(house.Entry));
        house.Desk.Pause(id, isPaused: false, Asker.CommandLine);
        Assert.Empty(house.Look());
        Assert.Equal("2026-11-06T02:00:00", $"{house.Desk.DueTimes(house.Entry)[0]:s}");
    }

    [Fact]
    public void ModelFile_ThatChanges_RunsAScheduleOnce()
    {
        using var house = new ScheduleHouse();
        var files = Directory.CreateDirectory(Path.Combine(house.Folder, "files")).FullName;
        File.WriteAllText(Path.Combine(files, "m.onnx"), "one");
        var id = house.Add(cron: null, onModel: true, request:
            """
            name: Bought model
            data: { use: data.gaussians, train: 240, test: 120 }
            subject: { use: model.onnx, path: m.onnx }
            evaluate: [ { use: eval.utility } ]
            """);
        Assert.Empty(house.Look());
        Assert.Empty(house.Look());
        File.WriteAllText(Path.Combine(files, "m.onnx"), "another one");
        house.End(house.Look());
        Assert.Empty(house.Look());
        Assert.Equal(ScheduleTrigger.Model, Assert.Single(house.Engine.Database.Schedules.Runs(id)).Trigger);
    }

    [Fact]
    public void Plugins_OfAnotherVersion_RunAScheduleOnce()
    {
        using var house = new ScheduleHouse();
        var id = house.Desk.Add(new ScheduleDraft("nightly", SmallRequest.Yaml, OnPlugins: true), Asker.CommandLine);
        Assert.Empty(house.Look());
        // As if the plugins of the last look had been others.
        var entry = house.Entry;
        house.Engine.Database.Schedules.Advance(id, entry.CheckedAt, entry.Marks with { Plugins = "of an older version" });
        house.End(house.Look());
        Assert.Empty(house.Look());
        Assert.Equal(ScheduleTrigger.Plugins, Assert.Single(house.Engine.Database.Schedules.Runs(id)).Trigger);
    }

    [Fact]
    public void Policy_ThatChanges_RunsASchedule()
    {
        using var house = new ScheduleHouse();
        Directory.CreateDirectory(house.Engine.Home.Policies);
        var policy = Path.Combine(house.Engine.Home.Policies, "release.yaml");
        File.WriteAllText(policy, "gates: [ { metric: accuracy.test, atLeast: 0.5 } ]");
        var id = house.Add(cron: null, onPolicy: true, policy: "release.yaml");
        Assert.Empty(house.Look());
        Assert.Empty(house.Look());
        File.WriteAllText(policy, "gates: [ { metric: accuracy.test, atLeast: 0.6 } ]");
        var audit = Assert.Single(house.Look());
        Assert.Contains("0.6", house.Engine.Database.Audits.Detail(audit)!.PolicyText, StringComparison.Ordinal);
        Assert.Equal(ScheduleTrigger.Policy, Assert.Single(house.Engine.Database.Schedules.Runs(id)).Trigger);
        house.End([audit]);
        Assert.Empty(house.Look());
    }

    [Fact]
    public void Policy_ThatIsBroken_IsSaidAndTheNextTimeTriedAgain()
    {
        using var house = new ScheduleHouse();
        Directory.CreateDirectory(house.Engine.Home.Policies);
        var policy = Path.Combine(house.Engine.Home.Policies, "release.yaml");
        File.WriteAllText(policy, "gates: [ { metric: accuracy.test, atLeast: 0.5 } ]");
        house.Add(policy: "release.yaml");
        File.Delete(policy);
        Assert.Empty(house.LookAt("2026-11-03T02:00:00Z"));
        Assert.Contains("release.yaml", house.Entry.Fault, StringComparison.Ordinal);
        File.WriteAllText(policy, "gates: [ { metric: accuracy.test, atLeast: 0.5 } ]");
        Assert.Empty(house.Look());
        Assert.Single(house.LookAt("2026-11-04T02:00:00Z"));
        Assert.Null(house.Entry.Fault);
    }

    [Fact]
    public void Now_WhileAnAuditOfTheSubjectIsOpen_IsRefused()
    {
        using var house = new ScheduleHouse();
        house.Add();
        var asker = new Asker(AskerKind.User, "5r2m0k7h3q", "first");
        var audit = Assert.Single(house.Desk.RunNow(house.Entry, asker));
        Assert.Equal(asker, house.Engine.Database.Audits.Find(audit)!.Asker);
        Assert.Throws<ScheduleException>(() => house.Desk.RunNow(house.Entry, asker));
    }

    [Fact]
    public void Schedule_WithoutAnythingToRunOn_IsRefused()
    {
        using var house = new ScheduleHouse();
        Assert.Throws<ScheduleException>(() => house.Add(cron: null));
    }

    [Fact]
    public void Schedule_ThatIsAddedAndRemoved_StandsOnTheTrail()
    {
        using var house = new ScheduleHouse();
        house.Desk.Remove(house.Add(), Asker.CommandLine);
        Assert.Equal(["schedule.removed", "schedule.added"], house.Engine.Database.Chain.List().Select(record => record.Kind));
    }
}
