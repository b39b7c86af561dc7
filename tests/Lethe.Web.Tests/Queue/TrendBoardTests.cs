using Lethe.Auditing.Verdicts;
using Lethe.Sdk;
using Lethe.Storage.Audits;
using Lethe.Storage.Findings;
using Lethe.Web.Queue;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Queue;

public sealed class TrendBoardTests : IDisposable
{
    private const string Metric = "utility.accuracy", Label = "original";

    private readonly ScheduleHouse _house = new();
    private readonly TrendBoard _board;

    public TrendBoardTests() => _board = new TrendBoard(_house.Engine);

    [Fact]
    public void Trend_OfTheLastAuditOfAName_GoesThroughThoseBefore()
    {
        Finish("nightly", 0.5);
        Finish("weekly", 0.1);
        var last = Finish("nightly", 0.75);
        Assert.Equal([0.5, 0.75], Values(last));
    }

    [Fact]
    public void Trend_WhileNothingFinishes_IsReadOnce()
    {
        var last = Finish("nightly", 0.5);
        var first = _board.Of([last])[last.Id];
        Queue("nightly");
        Assert.Same(first, _board.Of([last])[last.Id]);
    }

    [Fact]
    public void Trend_WhenAnotherOfItsNameHasFinished_IsReadAnew()
    {
        // Begun before the last one and finished after it: the last one stays the last.
        var early = Queue("nightly");
        var last = Finish("nightly", 0.75);
        Assert.Equal([0.75], Values(last));
        End(early, 0.5);
        Assert.Equal([0.5, 0.75], Values(last));
    }

    [Fact]
    public void Trend_OfAnAuditWithoutGates_IsLeftOut()
    {
        var bare = Queue("bare");
        Assert.True(Take(bare).Finish(new AuditOutcome { State = AuditState.Finished }));
        Assert.Empty(_board.Of([Read(bare)]));
        Assert.Empty(_board.Of([Read(bare)]));
    }

    [Fact]
    public void Trends_OfMoreAuditsThanAreKept_AreAllThere()
    {
        AuditSummary[] all = [.. Enumerable.Range(0, 501).Select(i => Finish($"model {i}", i))];
        Assert.Equal(400, _board.Of(all[..400]).Count);
        Assert.Equal(201, _board.Of(all[300..]).Count);
        Assert.Equal(42, Values(all[42]).Single());
    }

    public void Dispose() => _house.Dispose();

    private IEnumerable<double> Values(AuditSummary audit) => _board.Of([audit])[audit.Id].Points.Select(point => point.Finding.Value!.Value);

    private AuditSummary Read(string id) => _house.Engine.Database.Audits.Find(id)!;

    private AuditRun Take(string id) => _house.Engine.Database.Journal.Take(id, Runner.ThisProcess, TimeSpan.FromDays(1))!;

    private string Queue(string name)
    {
        _house.Clock.Now += TimeSpan.FromMinutes(1);
        return _house.Engine.Database.Journal.Create(new NewAudit { Name = name, SubjectPlugin = "model.train", Asker = Asker.Local, Device = "cpu", RequestText = "x", RequestFolder = "/" });
    }

    private AuditSummary Finish(string name, double value) => End(Queue(name), value);

    private AuditSummary End(string id, double value)
    {
        Assert.True(Take(id).Finish(new AuditOutcome
        {
            State = AuditState.Finished,
            Verdict = Verdict.Pass,
            Findings = [new FindingEntry(Label, "eval.utility", new Finding { Metric = Metric, Value = value, N = 10 })],
            Gates = [new GateEntry(Label, Metric, "", "at least 0", Verdict.Pass, "It is.", "")],
        }));
        return Read(id);
    }
}
