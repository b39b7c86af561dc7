using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Lethe.Hosting.Tests.Support;
using Lethe.Storage.Audits;
using Lethe.Web.Schedules;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Schedules;

/// <summary>What the page of schedules says in words and in times is what then happens, whatever the clocks do.</summary>
public sealed partial class SchedulePageTests
{
    private const string Nightly = "30 2 * * *";

    [Fact]
    public async Task TimesThatPassedWhileNoServerRan_AreMadeUpForOnce()
    {
        var home = Directory.CreateTempSubdirectory("lethe-schedule-page-").FullName;
        try
        {
            var clock = Clock("2026-11-02T08:00:00Z");
            string id;
            await using (var server = await StartAsync(clock, home))
            {
                id = Add(server, "UTC");
                Assert.Equal("2026-11-03T02:30:00.0000000+00:00", (await TimesAsync(server))[0]);
            }
            clock.Now = Time("2026-11-08T12:00:00Z");
            await using (var server = await StartAsync(clock, home))
            {
                Assert.Contains("one run makes up for all times that passed", await TextAsync(server), StringComparison.Ordinal);
                Look(server);
                var run = Assert.Single(server.Engine.Database.Schedules.Runs(id));
                Assert.Equal(Time("2026-11-03T02:30:00Z"), run.DueAt);
                await EndAsync(server, id);
                Look(server);
                Assert.Single(server.Engine.Database.Schedules.Runs(id));
                Assert.Contains("late by", await TextAsync(server), StringComparison.Ordinal);
                Assert.Equal("2026-11-09T02:30:00.0000000+00:00", (await TimesAsync(server))[0]);
            }
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    // Berlin: on 28 March 2027 the clock goes from 02:00 to 03:00, on 25 October 2026 from 03:00 back to 02:00.
    [Theory]
    [InlineData("2027-03-27T12:00:00Z", "2027-03-28T03:00:00.0000000+02:00", "2027-03-29T02:30:00.0000000+02:00", "run at the first moment after the gap")]
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T02:30:00.0000000+02:00", "2026-10-26T02:30:00.0000000+01:00", "run the first time")]
    public async Task TimeThatDaylightSavingSkipsOrRepeats_IsRunOnceWhenThePageSaid(string start, string said, string next, string sentence)
    {
        var clock = Clock(start);
        await using var server = await StartAsync(clock);
        var id = Add(server, "Europe/Berlin");
        Assert.Contains(sentence, await TextAsync(server), StringComparison.Ordinal);
        Assert.Equal([said, next], (await TimesAsync(server))[..2]);
        clock.Now = Time(said).AddSeconds(-1);
        Look(server);
        Assert.Empty(server.Engine.Database.Schedules.Runs(id));
        clock.Now = Time(said);
        Look(server);
        var run = Assert.Single(server.Engine.Database.Schedules.Runs(id));
        Assert.Equal(Time(said), run.DueAt);
        await EndAsync(server, id);
        // Through the hour that comes twice, until a second before what the page says is next.
        foreach (var later in new[] { Time(said).AddHours(1), Time(next).AddSeconds(-1) })
        {
            clock.Now = later;
            Look(server);
            Assert.Single(server.Engine.Database.Schedules.Runs(id));
        }
        Assert.Equal(next, (await TimesAsync(server))[0]);
    }

    [Fact]
    public async Task ClockSetBackALittle_RunsNoTimeAgain()
    {
        var clock = Clock("2026-11-02T08:00:00Z");
        await using var server = await StartAsync(clock);
        var id = Add(server, "UTC");
        clock.Now = Time("2026-11-03T02:30:30Z");
        Look(server);
        await EndAsync(server, id);
        clock.Now = Time("2026-11-03T01:45:00Z");
        Assert.Contains("set back by up to an hour, no time is run again", await TextAsync(server), StringComparison.Ordinal);
        Assert.Equal("2026-11-04T02:30:00.0000000+00:00", (await TimesAsync(server))[0]);
        foreach (var time in new[] { "2026-11-03T01:45:00Z", "2026-11-03T02:30:00Z", "2026-11-04T02:29:59Z" })
        {
            clock.Now = Time(time);
            Look(server);
            Assert.Single(server.Engine.Database.Schedules.Runs(id));
        }
    }

    [Fact]
    public async Task ClockThatWasFarAhead_IsForgottenWhenItIsRightAgain()
    {
        var clock = Clock("2026-11-02T08:00:00Z");
        await using var server = await StartAsync(clock);
        var id = Add(server, "UTC");
        clock.Now = Time("2027-11-02T08:00:00Z");
        Look(server);
        Assert.Single(server.Engine.Database.Schedules.Runs(id));
        clock.Now = Time("2026-11-02T09:00:00Z");
        Assert.Contains("it goes by the right clock from then on", await TextAsync(server), StringComparison.Ordinal);
        Assert.Equal("2026-11-03T02:30:00.0000000+00:00", (await TimesAsync(server))[0]);
        await EndAsync(server, id);
        Look(server);
        Assert.Single(server.Engine.Database.Schedules.Runs(id));
        clock.Now = Time("2026-11-03T02:30:00Z");
        Look(server);
        Assert.Equal(Time("2026-11-03T02:30:00Z"), server.Engine.Database.Schedules.Runs(id)[0].DueAt);
    }

    [Fact]
    public async Task TimeThatIsOverdue_IsSaidToBeAndRunsWhenTheSubjectIsFree()
    {
        var clock = Clock("2026-11-02T08:00:00Z");
        await using var server = await StartAsync(clock);
        var id = Add(server, "UTC");
        var terms = server.Engine.Database.Schedules.Find(id)!.Terms;
        server.Engine.Database.Journal.Create(new SubmissionReader(server.Engine.Plugins).Read(terms.RequestText, terms.RequestFolder).ToAudit(Asker.CommandLine));
        clock.Now = Time("2026-11-03T02:31:00Z");
        Look(server);
        Assert.Empty(server.Engine.Database.Schedules.Runs(id));
        Assert.Contains("overdue: runs once, as soon as its subject is free", await TextAsync(server), StringComparison.Ordinal);
        Assert.True(server.Engine.Database.Journal.RequestCancel(Assert.Single(server.Engine.Database.Audits.Waiting()).Id, Asker.CommandLine));
        Look(server);
        Assert.Single(server.Engine.Database.Schedules.Runs(id));
        Assert.DoesNotContain("overdue", await TextAsync(server), StringComparison.Ordinal);
    }

    // Nobody runs what is queued, and the server's own look at the clock is as good as the test's: both together begin one run.
    private static Task<Server> StartAsync(ManualClock clock, string? home = null) =>
        Server.StartAsync(home, clock: clock, change: settings => settings with { QueueGrace = TimeSpan.MaxValue });

    private static string Add(Server server, string zone) => new ScheduleDesk(server.Engine).Add(new ScheduleDraft("nightly", SmallRequest.Yaml, null, Nightly, zone), Asker.CommandLine);

    private static void Look(Server server) => new ScheduleLook(server.Engine).AtAll();

    // An open audit would keep the next from beginning, and a run too many would not show.
    private static async Task EndAsync(Server server, string id)
    {
        var audit = server.Engine.Database.Schedules.Runs(id)[0].Audit;
        server.Engine.Database.Journal.RequestCancel(audit, Asker.CommandLine);
        while (server.Engine.Database.Audits.Find(audit)!.FinishedAt is null) await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    private static async Task<string> TextAsync(Server server) =>
        WebUtility.HtmlDecode(await (await server.GetAsync("/schedules")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>What the page says is next.</summary>
    private static async Task<string[]> TimesAsync(Server server) => [.. Due().Matches(await TextAsync(server)).Select(match => match.Groups[1].Value)];

    private static ManualClock Clock(string now) => new(Time(now));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("<li><time datetime=\"([^\"]+)\"")]
    private static partial Regex Due();
}
