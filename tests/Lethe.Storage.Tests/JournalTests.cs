using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Verdicts;
using Lethe.Sdk;
using Lethe.Storage.Access;
using Lethe.Storage.Audits;
using Lethe.Storage.Findings;
using Lethe.Storage.Tests.Support;

namespace Lethe.Storage.Tests;

public sealed class JournalTests : IDisposable
{
    private static readonly Runner Elsewhere = new("another-host", 4, "77");

    private readonly StorageFixture _fixture = new();

    private Journal Journal => _fixture.Database.Journal;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Audit_UnderAKey_IsQueuedOnce()
    {
        var audit = new NewAudit { Name = "nightly", SubjectPlugin = "model.train", Asker = Asker.CommandLine, RequestText = "name: nightly", RequestFolder = "/requests", PolicyText = "gates: []" };
        var first = Journal.CreateOnce(audit, "a key");
        Assert.True(first.IsNew);
        Assert.Equal(first with { IsNew = false }, Journal.CreateOnce(audit, "a key"));
        Assert.Single(_fixture.Database.Chain.List());
        Assert.NotEqual(first.Id, Journal.CreateOnce(audit, "another").Id);
        foreach (var other in new[] { audit with { RequestText = "name: other" }, audit with { PolicyText = null }, audit with { RequestFolder = "/elsewhere" } })
            Assert.Contains(first.Id, Assert.Throws<SubmissionKeyException>(() => Journal.CreateOnce(other, "a key")).Message, StringComparison.Ordinal);
        Assert.Equal(2, _fixture.Database.Audits.Count(AuditFilter.All));
    }

    [Fact]
    public void Audit_Created_IsQueuedAndInTheChain()
    {
        var id = _fixture.Create(policy: "gates: []");
        var detail = _fixture.Database.Audits.Detail(id)!;
        Assert.Equal(("nightly", AuditState.Queued, 8L, "cpu", "model.train"),
            (detail.Audit.Name, detail.Audit.State, detail.Audit.Seed, detail.Audit.Device, detail.Audit.SubjectPlugin));
        Assert.Equal(("name: nightly", "/requests", "gates: []"), (detail.RequestText, detail.RequestFolder, detail.PolicyText));
        Assert.Equal(_fixture.Clock.Now, detail.Audit.CreatedAt);
        Assert.Null(detail.Audit.Verdict);
        var record = Assert.Single(_fixture.Database.Chain.List());
        Assert.Equal(("audit.requested", id), (record.Kind, (string)record.Content!["audit"]!));
        Assert.Equal(Sha256("name: nightly"), (string)record.Content["request"]!);
        Assert.Equal(Sha256("gates: []"), (string)record.Content["policy"]!);
    }

    [Theory]
    [InlineData(AskerKind.User, "5r2m0k7h3q", "first.user", "user first.user")]
    [InlineData(AskerKind.Token, "5r2m0k7h3q", "nightly build", "token nightly build")]
    [InlineData(AskerKind.Schedule, "5r2m0k7h3q", "every night", "schedule every night")]
    [InlineData(AskerKind.CommandLine, null, "the command line", "the command line")]
    [InlineData(AskerKind.Local, null, "this machine, without a login", "this machine, without a login")]
    public void Audit_ThatSomebodyAskedFor_SaysWhoAndTheChainSaysItWithoutAName(AskerKind kind, string? id, string name, string text)
    {
        var asker = new Asker(kind, id, name);
        var audit = _fixture.Database.Audits.Find(_fixture.Create(asker: asker))!;
        Assert.Equal((asker, text), (audit.Asker, audit.AskedBy));
        var record = Assert.Single(_fixture.Database.Chain.List());
        var words = new Dictionary<AskerKind, string> { [AskerKind.CommandLine] = "command-line" };
        Assert.Equal((words.GetValueOrDefault(kind, $"{kind}".ToLowerInvariant()), id), ((string)record.Content!["asker"]!["kind"]!, (string?)record.Content["asker"]!["id"]));
        Assert.DoesNotContain(name, record.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Audit_FromQueueToEnd_IsWrittenWithAllItsParts()
    {
        var id = _fixture.Create();
        _fixture.Clock.Pass(5);
        var run = _fixture.Run(id);
        Assert.True(run.Plan([Stage(0, "train"), Stage(1, "evaluate")]));
        Assert.True(run.Update(Stage(0, "train") with { State = StageState.Done, UnitsDone = 3, UnitsTotal = 3, Seconds = 1.5, IsReused = true, Message = "ok" }));
        Assert.Equal(RunSignal.Continue, run.Beat());
        _fixture.Clock.Pass(5);
        Assert.True(run.Finish(Outcome()));

        var detail = _fixture.Database.Audits.Detail(id)!;
        Assert.Equal((AuditState.Finished, Verdict.Inconclusive), (detail.Audit.State, detail.Audit.Verdict));
        Assert.Equal((5.0, 5.0), ((detail.Audit.StartedAt - detail.Audit.CreatedAt)!.Value.TotalSeconds, (detail.Audit.FinishedAt - detail.Audit.StartedAt)!.Value.TotalSeconds));
        Assert.Equal([Stage(0, "train") with { State = StageState.Done, UnitsDone = 3, UnitsTotal = 3, Seconds = 1.5, IsReused = true, Message = "ok" }, Stage(1, "evaluate")], detail.Stages);
        Assert.Equal(Outcome().Gates, detail.Gates);
        Assert.Equal(new ExhibitHeader("original", "evaluate.roc", "roc", "curve", "ROC"), Assert.Single(detail.Exhibits));
        var model = Assert.Single(detail.Models);
        Assert.Equal(("original", "safetensors", """{"parameters":12}"""), (model.Subject, model.Format, model.Facts.ToJsonString()));
        Assert.Equal(2, detail.FindingCount);
        Assert.Equal(Outcome().Findings, _fixture.Database.Findings.All(id));
    }

    [Fact]
    public void Audit_Finished_HasTheHashOfItsResultInTheChain()
    {
        var id = _fixture.Finish("nightly", Outcome());
        Assert.Equal("""{"a":"Infinity","z":1}""", _fixture.Database.Audits.ResultJson(id));
        var record = _fixture.Database.Chain.Find(_fixture.Database.Audits.Find(id)!.FinishedRecord!.Value)!;
        Assert.Equal("audit.finished", record.Kind);
        Assert.Equal(
            $$"""{"audit":"{{id}}","name":"nightly","result":"{{Sha256("""{"a":"Infinity","z":1}""")}}","state":"finished","verdict":"inconclusive"}""",
            CanonicalJson.Text(record.Content));
    }

    [Fact]
    public void Audit_ThatHasEnded_TakesNothingMore()
    {
        var run = _fixture.Run(_fixture.Create());
        Assert.True(run.Finish(Outcome()));
        var head = _fixture.Database.Chain.Head;
        Assert.False(run.Finish(Outcome() with { Verdict = Verdict.Pass }));
        Assert.False(run.Plan([]));
        Assert.False(run.Update(Stage(0, "train")));
        Assert.Equal(RunSignal.Lost, run.Beat());
        Assert.Null(Journal.Take(run.AuditId, Runner.ThisProcess, TimeSpan.Zero));
        Assert.False(Journal.RequestCancel(run.AuditId, Asker.CommandLine));
        Assert.Equal(Verdict.Inconclusive, _fixture.Database.Audits.Find(run.AuditId)!.Verdict);
        Assert.Equal(head, _fixture.Database.Chain.Head);
    }

    [Fact]
    public void Outcome_ThatCannotBeStored_LeavesTheAuditRunning()
    {
        var run = _fixture.Run(_fixture.Create());
        var twice = Outcome() with { Exhibits = [.. Outcome().Exhibits, .. Outcome().Exhibits] };
        Assert.Throws<StorageException>(() => run.Finish(twice));
        Assert.Equal(AuditState.Running, _fixture.Database.Audits.Find(run.AuditId)!.State);
        Assert.Equal(0, _fixture.Database.Findings.Count(run.AuditId));
        Assert.Equal("audit.requested", Assert.Single(_fixture.Database.Chain.List()).Kind);
        Assert.Throws<ArgumentException>(() => run.Finish(new AuditOutcome { State = AuditState.Running }));
        Assert.True(run.Finish(Outcome()));
    }

    [Fact]
    public void Cancel_OfARunningAudit_ReachesItsRunner()
    {
        var run = _fixture.Run(_fixture.Create());
        Assert.False(Journal.IsCancelRequested(run.AuditId));
        Assert.True(Journal.RequestCancel(run.AuditId, Asker.CommandLine));
        Assert.True(Journal.IsCancelRequested(run.AuditId));
        Assert.Equal(RunSignal.Cancel, run.Beat());
        Assert.Equal(AuditState.Running, _fixture.Database.Audits.Find(run.AuditId)!.State);
        Assert.True(run.Finish(new AuditOutcome { State = AuditState.Cancelled }));
    }

    [Fact]
    public void Cancel_IsOnTheTrailWithWhoAskedFirst_AndWithoutTheirName()
    {
        var run = _fixture.Run(_fixture.Create());
        Assert.True(Journal.RequestCancel(run.AuditId, new Asker(AskerKind.User, "u1", "somebody")));
        Assert.True(Journal.RequestCancel(run.AuditId, Asker.CommandLine));
        var record = Assert.Single(_fixture.Database.Chain.OfKind("audit.cancel-requested"));
        Assert.Equal((run.AuditId, "user", "u1"), ((string)record.Content!["audit"]!, (string)record.Content["by"]!["kind"]!, (string)record.Content["by"]!["id"]!));
        Assert.DoesNotContain("somebody", record.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancel_OfAQueuedAudit_EndsIt()
    {
        var id = _fixture.Create();
        Assert.True(Journal.RequestCancel(id, Asker.CommandLine));
        Assert.Equal(AuditState.Cancelled, _fixture.Database.Audits.Find(id)!.State);
        Assert.Null(Journal.TakeNext(Runner.ThisProcess));
        Assert.Equal("cancelled", (string)_fixture.Database.Chain.List()[0].Content!["state"]!);
        Assert.False(Journal.RequestCancel("0000000000", Asker.CommandLine));
    }

    [Fact]
    public void Queue_IsServedOldestFirst()
    {
        var first = _fixture.Create();
        _fixture.Clock.Pass(1);
        var second = _fixture.Create();
        Assert.Equal(first, Journal.TakeNext(Runner.ThisProcess)!.AuditId);
        Assert.Equal(second, Journal.TakeNext(Elsewhere)!.AuditId);
        Assert.Null(Journal.TakeNext(Runner.ThisProcess));
    }

    [Fact]
    public void Queue_WithManyTakersAtOnce_GivesEachAuditToOne()
    {
        for (var i = 0; i < 12; i++) _fixture.Create($"audit {i}");
        var taken = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 4, i =>
        {
            using var own = _fixture.Open();
            while (own.Journal.TakeNext(Runner.ThisProcess with { Started = $"{i}" }) is { } run) taken.Add(run.AuditId);
        });
        Assert.Equal(12, taken.Count);
        Assert.Equal(12, taken.Distinct().Count());
    }

    [Fact]
    public void Audit_WhoseRunnerIsSilent_IsTakenOverAndTheFirstRunnerIsShutOut()
    {
        var id = _fixture.Create();
        var lost = Journal.Take(id, Elsewhere, StorageFixture.StaleAfter)!;
        lost.Plan([Stage(0, "train") with { State = StageState.Running }, Stage(1, "evaluate")]);
        var started = _fixture.Database.Audits.Find(id)!.StartedAt;
        _fixture.Clock.Pass(59);
        Assert.Empty(Journal.Abandoned(StorageFixture.StaleAfter));
        Assert.Null(Journal.Take(id, Runner.ThisProcess, StorageFixture.StaleAfter));
        Assert.Equal(RunSignal.Continue, lost.Beat());
        _fixture.Clock.Pass(61);
        Assert.Equal(id, Assert.Single(Journal.Abandoned(StorageFixture.StaleAfter)).Id);

        var run = _fixture.Run(id);
        Assert.Equal(started, _fixture.Database.Audits.Find(id)!.StartedAt);
        Assert.All(_fixture.Database.Audits.Detail(id)!.Stages, stage => Assert.Equal(StageState.Waiting, stage.State));
        Assert.Equal(RunSignal.Lost, lost.Beat());
        Assert.False(lost.Update(Stage(0, "train")));
        Assert.False(lost.Finish(Outcome()));
        Assert.Empty(Journal.Abandoned(StorageFixture.StaleAfter));
        Assert.True(run.Finish(Outcome()));
    }

    [Fact]
    public void Audit_WhoseProcessDied_IsTakenOverAtOnce()
    {
        var id = _fixture.Create();
        using var process = _fixture.Start("take", id);
        Assert.Equal("taken", process.StandardOutput.ReadLine());
        Assert.Equal(process.Id, _fixture.Database.Audits.Find(id)!.Runner!.ProcessId);
        Assert.Empty(Journal.Abandoned(TimeSpan.FromDays(100_000)));
        StorageFixture.Kill(process);
        Assert.Equal(id, Assert.Single(Journal.Abandoned(TimeSpan.FromDays(100_000))).Id);
        Assert.NotNull(Journal.Take(id, Runner.ThisProcess, TimeSpan.FromDays(100_000)));
    }

    [Fact]
    public void Runner_OfAnEarlierProcessWithTheSameNumber_IsGone()
    {
        Assert.False(Runner.ThisProcess.IsGone);
        Assert.False((Runner.ThisProcess with { Host = "another-host", ProcessId = int.MaxValue }).IsGone);
        Assert.True((Runner.ThisProcess with { ProcessId = int.MaxValue }).IsGone);
        if (OperatingSystem.IsLinux()) Assert.True((Runner.ThisProcess with { Started = "1" }).IsGone);
    }

    [Fact]
    public void Update_OfAStageThatThePlanLacks_IsRefused()
    {
        var run = _fixture.Run(_fixture.Create());
        run.Plan([Stage(0, "train")]);
        Assert.Throws<ArgumentException>(() => run.Update(Stage(1, "train")));
        run.Plan([Stage(0, "other")]);
        Assert.Equal("other", Assert.Single(_fixture.Database.Audits.Detail(run.AuditId)!.Stages).Name);
    }

    [Fact]
    public void Id_ThatIsTakenAlready_IsDrawnAgain()
    {
        var draws = new Queue<int>([5, 5, 6]);
        using var database = _fixture.Open(new DatabaseSettings { Draw = _ => draws.Dequeue() });
        var audit = new NewAudit { Name = "a", SubjectPlugin = "p", Asker = Asker.CommandLine, RequestText = "", RequestFolder = "" };
        var (first, second) = (database.Journal.Create(audit), database.Journal.Create(audit));
        Assert.Equal((first[..9] + "5", first[..9] + "6"), (first, second));
        Assert.Empty(draws);
    }

    private static StageEntry Stage(int position, string name) => new() { Position = position, Name = name, Title = $"Stage {name}" };

    private static AuditOutcome Outcome() => new()
    {
        State = AuditState.Finished,
        Verdict = Verdict.Inconclusive,
        Result = new JsonObject { ["z"] = 1, ["a"] = double.PositiveInfinity },
        Findings =
        [
            new FindingEntry("original", "evaluate.test", new Finding { Metric = "accuracy.test", Value = 0.5, Low = 0.4, High = 0.6, N = 100, IntervalBy = "Wilson" }),
            new FindingEntry("original", "evaluate.test", Finding.NotComputed("loss.test", "no labels", "class=3")),
        ],
        Exhibits =
        [
            new ExhibitEntry("original", "evaluate.roc", new CurveExhibit { Id = "roc", Title = "ROC", X = new Axis("x"), Y = new Axis("y"), Series = [] }),
        ],
        Gates = [new GateEntry("original", "accuracy.test", "", "at least 0.45", Verdict.Inconclusive, "It may or may not be.", "Agreed")],
        Models = [new ModelEntry("original", StageKey.Of(new JsonObject()), "safetensors", new JsonObject { ["parameters"] = 12 })],
    };

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
