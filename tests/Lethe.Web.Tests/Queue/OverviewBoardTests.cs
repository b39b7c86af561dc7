using Lethe.Auditing.Verdicts;
using Lethe.Sdk;
using Lethe.Web.Queue;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Queue;

public sealed class OverviewBoardTests
{
    [Fact]
    public void Overview_OfAnEmptyHome_HasNothing()
    {
        using var house = new ScheduleHouse();
        var overview = new OverviewBoard(house.Engine, new TrendBoard(house.Engine)).Read();
        Assert.Empty(overview.Series);
        Assert.Empty(overview.Trends);
    }

    [Fact]
    public void Overview_ThatNothingChanged_IsReadOnceForAllWhoLook()
    {
        using var house = new ScheduleHouse();
        house.Add();
        var board = new OverviewBoard(house.Engine, new TrendBoard(house.Engine));
        house.LookAt("2026-11-03T02:00:00Z");
        var first = board.Read();
        Assert.Same(first, board.Read());
        Assert.Same(first.Series, board.Read().Series);
    }

    [Fact]
    public void Overview_WhenAnAuditComesBeginsAndEnds_IsReadAnew()
    {
        using var house = new ScheduleHouse();
        house.Add();
        var board = new OverviewBoard(house.Engine, new TrendBoard(house.Engine));
        var before = board.Read();
        var audits = house.LookAt("2026-11-03T02:00:00Z");
        var queued = board.Read();
        Assert.NotSame(before, queued);
        var audit = Assert.Single(Assert.Single(queued.Series).Latest);
        Assert.Null(audit.FinishedAt);
        house.End(audits, Verdict.Fail, new Finding { Metric = "accuracy.test", Value = 0.5, N = 10 });
        var ended = board.Read();
        Assert.Equal((audit.Id, Verdict.Fail), (ended.Series[0].LastFinished!.Id, ended.Series[0].LastFinished!.Verdict));
        Assert.Same(ended, board.Read());
    }
}
