using Lethe.Membership.Tests.Support;

namespace Lethe.Membership.Tests.Unlearned;

public class ULiraTests
{
    private const int Forget = 120;
    private const string NeverUnlearned = "against=never-unlearned";

    [Fact]
    public void DoingNothing_IsPlainLira()
    {
        var job = Run(null);

        Assert.InRange(job.Single("mia.u-lira.auc").Value!.Value, 0.72, 0.79);
        Assert.Equal(job.Single("mia.u-lira.auc").Value, job.Single("mia.u-lira.auc", NeverUnlearned).Value);
        Assert.True(job.Single("mia.u-lira.accuracy").Low > 0.6);
        Assert.True(job.Single("mia.u-lira.tpr", "fpr=0.01").Low > 0.01);
    }

    [Fact]
    public void Retraining_LeavesNothingToTell()
    {
        var job = Run(new TableUnlearning((original, _, random) => Change(original, random, 0)));

        Assert.True(job.Single("mia.u-lira.auc") is { Low: < 0.5, High: > 0.5 }, $"{job.Single("mia.u-lira.auc")}");
        Assert.True(job.Single("mia.u-lira.auc", NeverUnlearned) is { Low: < 0.5, High: > 0.5 });
        Assert.InRange(job.Single("mia.u-lira.two-sided").Value!.Value, 0, 0.03);
    }

    [Fact]
    public void AMethodThatMarksEveryRecord_GivesItselfAwayAndNotTheRecord()
    {
        var job = Run(new TableUnlearning((original, _, random) => Change(original, random, -3)));

        Assert.True(job.Single("mia.u-lira.auc") is { Low: < 0.5, High: > 0.5 });
        Assert.True(job.Single("mia.u-lira.auc", NeverUnlearned).Low > 0.9);
    }

    [Fact]
    public void EachShadow_UnlearnsWhatItSawAndKeepsTheRest()
    {
        var unlearning = new TableUnlearning((original, _, random) => Change(original, random, 0));
        Run(unlearning);

        Assert.Equal(80, unlearning.Runs.Count);
        Assert.All(unlearning.Runs, run => Assert.InRange(run.Forget.Count, 35, 85));
        Assert.All(unlearning.Runs, run => Assert.All(Enumerable.Range(0, run.Forget.Count), row => Assert.True(Number(run.Forget.Id(row)) < Forget)));
        Assert.All(unlearning.Runs, run => Assert.All(Enumerable.Range(0, run.Retain.Count), row => Assert.True(Number(run.Retain.Id(row)) >= Forget)));
    }

    [Fact]
    public void TooFewShadows_AreSaidAndNotGuessedFrom()
    {
        var job = Run(null, shadows: 20);
        Assert.All(job.Findings, finding => Assert.Null(finding.Value));
        Assert.Contains("take more shadows", job.Single("mia.u-lira.auc").Reason);
    }

    private static MemoryEvaluationJob Run(TableUnlearning? unlearning, int shadows = 80)
    {
        var stage = new Stage(Forget, 40, 10) { Unlearning = unlearning };
        var random = new RandomStream(23);
        double[] difficulty = [.. Enumerable.Range(0, stage.Count).Select(_ => 2 * random.NextNormal())];
        var models = Enumerable.Range(0, shadows).Select(_ =>
        {
            bool[] mask = [.. Enumerable.Range(0, Forget + 40).Select(_ => random.NextDouble() < 0.5)];
            double[] margins = [.. difficulty.Select((level, row) => level + (row < mask.Length && mask[row] ? 1 : 0) + random.NextNormal())];
            return stage.Shadow(row => mask[row], row => margins[row]);
        });
        return stage.Run("eval.u-lira", stage.Model(_ => 0), shadows: [.. models]);
    }

    // All models are of one law whatever they saw; the original's margins do not enter.
    private static MarginSubject Change(MarginSubject original, RandomStream random, double mark)
    {
        var level = new RandomStream(23);
        return new MarginSubject(
            [.. original.Margins.Select(_ => 2 * level.NextNormal() + mark + random.NextNormal())], [.. original.Margins.Select((_, row) => (long)(row % 2))]);
    }

    private static int Number(string id) => int.Parse(id["train".Length..]);
}
