using Lethe.Robustness.Tests.Support;

namespace Lethe.Robustness.Tests;

/// <summary>How an attack behaves while it runs, and what it says when it cannot.</summary>
public class RunningTests
{
    private static readonly double[] Weights = [1, -2, 3, .5];

    private static readonly float[] Values = Scene.Normal(400, 5);

    [Fact]
    public void Attack_Cancelled_EndsBeforeTheNextStep()
    {
        using var source = new CancellationTokenSource();
        var reports = 0;
        var sink = new Sink(() =>
        {
            if (++reports == 7) source.Cancel();
        });
        using var subject = Scene.Linear(Weights, 30);
        Assert.Throws<OperationCanceledException>(() => Scene.Job(subject, Split(), cancellation: source.Token, sink: sink).Attacked());
        Assert.Equal(7, sink.Reports.Count);
    }

    [Fact]
    public void Progress_OfAnAttack_RisesToItsEnd()
    {
        var sink = new Sink();
        using var subject = Scene.Linear(Weights, 1000);
        Scene.Job(subject, Split(), sink: sink).Attacked("""{ "epsilons": [0.1, 0.2], "steps": 5, "restarts": 2, "batchSize": 40 }""");

        Assert.Equal(sink.Reports.Select(report => report.Done).Distinct().Order(), sink.Reports.Select(report => report.Done));
        var last = sink.Reports[^1];
        Assert.Equal((2 * 2 * 3 * 6, 2 * 2 * 3 * 6, "epsilon 0.2, restart 2 of 2"), last);
    }

    [Fact]
    public void Budget_ThatEndsTooSoon_LeavesTheRestNotComputed()
    {
        var budget = new Budget(TimeProvider.System, null, 2000);
        using var subject = Scene.Linear(Weights, 1000);
        var job = Scene.Job(subject, Split(), budget: budget).Attacked("""{ "epsilons": [0.1, 0.2, 0.3], "steps": 5, "restarts": 2 }""");

        Assert.Equal(1, job.Accuracy("0.1"));
        Assert.Equal(["The budget ended before the attack did.", "The budget ended before the attack did."],
            job.Findings.Where(finding => finding.Value is null).Select(finding => finding.Reason));
        Assert.InRange(budget.Spent, 2000, 2100);
    }

    [Fact]
    public void Attack_OnWhatItCannotAttack_SaysWhy()
    {
        using var subject = Scene.Linear(Weights, 1);
        var whole = new Split("test", new MemoryRows([1, 2, 3, 4], [4], areWhole: true), new RecordTable(["a"], [1]));
        string Reason(Split test) => Scene.Job(subject, test).Attacked().Findings.Select(finding => finding.Reason).Distinct().Single();

        Assert.Equal("The records of test carry no labels.", Reason(Scene.Split([1, 2, 3, 4], null, 4)));
        Assert.Equal("A label lies outside 0 to 1, the classes that the model knows.", Reason(Scene.Split([1, 2, 3, 4], [2], 4)));
        Assert.Contains("whole numbers", Reason(whole));
    }

    [Theory]
    [InlineData("""{ "epsilons": [] }""")]
    [InlineData("""{ "epsilons": [0.1, 0] }""")]
    [InlineData("""{ "losses": [] }""")]
    [InlineData("""{ "stepSize": 0 }""")]
    public void Options_ThatMakeNoSense_AreRefused(string options) =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Shelf.Create<IPlugin>("eval.pgd", options));

    private static Split Split() => Scene.Split(Values, [.. Enumerable.Repeat(1L, 100)], 4);
}
