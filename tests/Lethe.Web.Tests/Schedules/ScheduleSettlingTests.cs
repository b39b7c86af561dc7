using System.Text.Json.Nodes;
using Lethe.Auditing.Verdicts;
using Lethe.Sdk;
using Lethe.Web.Schedules;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Schedules;

public sealed class ScheduleSettlingTests
{
    private const double Error = 0.01;

    [Fact]
    public void Verdict_ThatChanges_IsNews()
    {
        using var house = new ScheduleHouse();
        var id = house.Add(canary: false);
        Run(house, 3, Verdict.Pass, 0.9);
        Assert.Empty(house.Engine.Database.Schedules.ToTell());
        Run(house, 4, Verdict.Pass, 0.9);
        Assert.Empty(house.Engine.Database.Schedules.ToTell());
        Run(house, 5, Verdict.Fail, 0.9);
        var news = JsonNode.Parse(Assert.Single(house.Engine.Database.Schedules.ToTell()).NoticeJson!)!;
        Assert.Equal(("verdict-changed", "fail", "pass", id), ((string)news["events"]![0]!, (string)news["verdict"]!, (string)news["before"]!, (string)news["schedule"]!));
    }

    [Fact]
    public void Numbers_LeftAloneForTwentyAudits_RaiseNothing()
    {
        using var house = new ScheduleHouse();
        var id = house.Add(cron: "0 * * * *", canary: false);
        var random = new Lethe.Statistics.RandomStream(5);
        for (var hour = 0; hour < 20; hour++) Run(house, null, null, 0.9 + Error * random.NextNormal());
        Assert.Equal(20, house.Engine.Database.Schedules.Runs(id).Count);
        Assert.DoesNotContain(house.Engine.Database.Schedules.Runs(id), run => run.IsRaised);
    }

    [Fact]
    public void Numbers_ThatMoveAndStayAway_AreRaisedByTheSecondAudit()
    {
        using var house = new ScheduleHouse();
        var id = house.Add(cron: "0 * * * *", canary: false);
        foreach (var value in new[] { 0.9, 0.905, 0.895, 0.9, 0.7, 0.7 }) Run(house, null, null, value);
        var raised = Assert.Single(house.Engine.Database.Schedules.Runs(id), run => run.IsRaised);
        Assert.Equal(6, raised.Number);
        Assert.Contains("accuracy.test", raised.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_OfAFixedSeed_AreWatchedForDriftToo()
    {
        using var house = new ScheduleHouse();
        var id = house.Add(cron: "0 * * * *", rotates: false);
        foreach (var value in new[] { 0.9, 0.9, 0.7, 0.7 }) Run(house, null, null, value);
        Assert.Equal([false, false, false, true], house.Engine.Database.Schedules.Runs(id).Reverse().Select(run => run.IsRaised));
    }

    [Fact]
    public void Canary_ThatDiffersInTheLastBit_IsRaisedAndToldOfOnce()
    {
        using var house = new ScheduleHouse();
        var id = house.Add(cron: "0 * * * *", rotates: false);
        foreach (var value in new[] { 0.9, 0.9, Math.BitIncrement(0.9) })
        {
            house.Clock.Now = house.Clock.Now.AddHours(1);
            var audits = house.Look();
            house.Plan(Assert.Single(audits));
            house.End(audits, findings: Accuracy(value));
            house.Settle();
        }
        var runs = house.Engine.Database.Schedules.Runs(id).Reverse().ToArray();
        Assert.Equal([false, false, true], runs.Select(run => run.IsRaised));
        Assert.Contains($"Bit for bit the same as audit {runs[0].Audit}", runs[1].Note, StringComparison.Ordinal);
        Assert.Contains("canary-differs", Assert.Single(house.Engine.Database.Schedules.ToTell()).NoticeJson, StringComparison.Ordinal);
    }

    [Fact]
    public void Differing_OfTheSameNumbers_IsNothing() => Assert.Empty(AuditComparison.Differing(
        [new("original", "eval.utility", Accuracy(double.NaN))], [new("original", "eval.utility", Accuracy(double.NaN))]));

    [Fact]
    public void Differing_OfNumbersThatDifferInTheLastBit_NamesThem() => Assert.Contains("accuracy.test", Assert.Single(AuditComparison.Differing(
        [new("original", "eval.utility", Accuracy(0.5))], [new("original", "eval.utility", Accuracy(Math.BitIncrement(0.5)))])), StringComparison.Ordinal);

    [Fact]
    public void Differing_OfANumberThatIsGone_NamesIt() => Assert.Single(AuditComparison.Differing([new("original", "eval.utility", Accuracy(0.5))], []));

    private static void Run(ScheduleHouse house, int? day, Verdict? verdict, double value)
    {
        house.Clock.Now = day is { } given ? new DateTimeOffset(2026, 11, given, 2, 0, 0, TimeSpan.Zero) : house.Clock.Now.AddHours(1);
        house.End(house.Look(), verdict, Accuracy(value));
        house.Settle();
    }

    private static Finding Accuracy(double value) => new() { Metric = "accuracy.test", Value = value, Low = value - 1.96 * Error, High = value + 1.96 * Error, N = 1000, IntervalBy = "test" };
}
