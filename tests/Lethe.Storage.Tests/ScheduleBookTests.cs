using Lethe.Storage.Access;
using Lethe.Storage.Audits;
using Lethe.Storage.Schedules;
using Lethe.Storage.Tests.Support;

namespace Lethe.Storage.Tests;

public sealed class ScheduleBookTests : IDisposable
{
    private static readonly ScheduleTerms Terms = new() { Name = "nightly", RequestText = "name: x", RequestFolder = "/requests", Cron = "0 2 * * *", Zone = "Europe/Berlin", SubjectKey = "s" };
    private static readonly NewAudit Audit = new() { Name = "x", SubjectPlugin = "model.train", Asker = Asker.CommandLine, RequestText = "name: x", RequestFolder = "/requests" };

    private readonly StorageFixture _fixture = new();

    private ScheduleBook Book => _fixture.Database.Schedules;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Schedule_ThatIsAdded_ReadsAsItWasWritten()
    {
        var terms = Terms with { PolicyFile = "p.yaml", OnModel = true, OnPlugins = true, OnPolicy = true, RotateSeed = false, HasCanary = false, IsEnabled = false };
        var id = Book.Add(terms, Asker.CommandLine);
        Assert.Equal(terms, Book.Find(id)!.Terms);
        Assert.Equal(_fixture.Clock.Now, Book.Find(id)!.CheckedAt);
        Assert.Null(Book.Find("0000000000"));
    }

    [Fact]
    public void Begin_WritesTheAuditTheRunAndHowFarItLooked()
    {
        var entry = Book.Find(Book.Add(Terms, Asker.CommandLine))!;
        _fixture.Clock.Pass(60);
        var marks = new ScheduleMarks("f", "p", "q");
        var audit = Book.Begin(entry, _fixture.Clock.Now, marks, Audit, Run(entry, 7))!;
        Assert.Equal((AuditState.Queued, "x"), (_fixture.Database.Audits.Find(audit)!.State, _fixture.Database.Audits.Find(audit)!.Name));
        Assert.Equal((_fixture.Clock.Now, marks), (Book.Find(entry.Id)!.CheckedAt, Book.Find(entry.Id)!.Marks));
        var run = Book.RunOf(audit)!;
        Assert.Equal((1, 7L, false, ScheduleTrigger.Cron), (run.Number, run.Seed, run.IsSettled, run.Trigger));
        Assert.Equal(run, Assert.Single(Book.Open()));
    }

    [Fact]
    public void Begin_OnWhatIsNoLongerSo_WritesNothing()
    {
        var entry = Book.Find(Book.Add(Terms, Asker.CommandLine))!;
        _fixture.Clock.Pass(60);
        Assert.NotNull(Book.Begin(entry, _fixture.Clock.Now, ScheduleMarks.None, Audit, Run(entry, 7)));
        Assert.Null(Book.Begin(entry, _fixture.Clock.Now, ScheduleMarks.None, Audit, Run(entry, 8)));
        Assert.Single(Book.Runs(entry.Id));
        Assert.Single(_fixture.Database.Audits.Waiting());
    }

    [Fact]
    public void Settle_KeepsWhatWasCompared()
    {
        var entry = Book.Find(Book.Add(Terms, Asker.CommandLine))!;
        var audit = Book.Begin(entry, _fixture.Clock.Now.AddSeconds(1), ScheduleMarks.None, Audit, Run(entry, 7))!;
        var settled = Book.RunOf(audit)! with { IsSettled = true, IsRaised = true, Note = "Drift.", PlanMark = "m", NoticeJson = "{}", NoticeState = "to be told" };
        Book.Settle(settled);
        Assert.Equal(settled, Assert.Single(Book.Runs(entry.Id)));
        Assert.Empty(Book.Open());
        Assert.Equal(settled, Assert.Single(Book.ToTell()));
        Book.Settle(settled with { NoticeJson = null, NoticeState = "Told by webhook." });
        Assert.Empty(Book.ToTell());
    }

    [Fact]
    public void Remove_TakesTheRunsAlongAndLeavesTheAudits()
    {
        var entry = Book.Find(Book.Add(Terms, Asker.CommandLine))!;
        var audit = Book.Begin(entry, _fixture.Clock.Now.AddSeconds(1), ScheduleMarks.None, Audit, Run(entry, 7))!;
        Assert.True(Book.Remove(entry.Id, Asker.CommandLine));
        Assert.False(Book.Remove(entry.Id, Asker.CommandLine));
        Assert.Null(Book.RunOf(audit));
        Assert.NotNull(_fixture.Database.Audits.Find(audit));
        Assert.True(_fixture.Database.Chain.Verify().IsWhole);
    }

    [Fact]
    public void Change_ForgetsWhatWasSeenAndTheFault()
    {
        var id = Book.Add(Terms, Asker.CommandLine);
        Book.Advance(id, _fixture.Clock.Now, new ScheduleMarks("f", "p", "q"), "broken");
        Assert.Equal("broken", Book.Find(id)!.Fault);
        _fixture.Clock.Pass(10);
        Assert.True(Book.Change(id, Terms with { Cron = "0 3 * * *" }, Asker.CommandLine));
        var changed = Book.Find(id)!;
        Assert.Equal(("0 3 * * *", (string?)null, ScheduleMarks.None, _fixture.Clock.Now), (changed.Terms.Cron, changed.Fault, changed.Marks, changed.CheckedAt));
        Assert.False(Book.Change("0000000000", Terms, Asker.CommandLine));
    }

    [Fact]
    public void Changes_AreOnTheTrailWithWhoMadeThem()
    {
        var id = Book.Add(Terms, Asker.CommandLine);
        Book.Change(id, Terms with { IsEnabled = false }, Asker.Local);
        Book.Remove(id, new Asker(AskerKind.Token, "t1", "night"));
        Assert.Equal(
            ["schedule.added command-line ", "schedule.changed local ", "schedule.removed token t1"],
            _fixture.Database.Chain.List().Reverse().Select(record => $"{record.Kind} {record.Content!["by"]!["kind"]} {record.Content["by"]!["id"]}"));
    }

    [Fact]
    public void Queries_GoByIndices()
    {
        _fixture.Database.Dispose();
        var watch = new PlanWatch();
        using var database = _fixture.Open(new DatabaseSettings { Watch = watch });
        watch.Steps.Clear();
        _ = database.Schedules.RunOf("0000000000");
        _ = database.Schedules.Runs("0000000000");
        Assert.Equal(["SEARCH s USING INDEX IX_scheduleRuns_audit (audit=?)", "SEARCH s USING INDEX sqlite_autoindex_scheduleRuns_1 (schedule=?)"], watch.Steps);
    }

    private static ScheduleRun Run(ScheduleEntry entry, long seed) => new() { Schedule = entry.Id, Trigger = ScheduleTrigger.Cron, Seed = seed, DueAt = entry.CheckedAt };
}
