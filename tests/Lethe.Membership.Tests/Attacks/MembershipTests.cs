using Lethe.Membership.Tests.Support;

namespace Lethe.Membership.Tests.Attacks;

public class MembershipTests
{
    private const int Forget = 400;
    private const int Retain = 600;
    private const int Test = 1200;

    private static readonly string[] Attacks = ["loss", "entropy", "modified-entropy", "confidence", "attack-p"];

    [Fact]
    public void Loss_OfMarginsOneDeviationApart_HasTheKnownAuc()
    {
        var auc = Run((row, noise) => noise + (row < Forget + Retain ? 1 : 0)).Single("mia.loss.auc");

        Assert.True(auc is { Low: < 0.7602, High: > 0.7602 }, $"{auc}");
        Assert.Equal("DeLong", auc.IntervalBy);
        Assert.Equal(Forget, auc.N);
    }

    [Fact]
    public void AllAttacks_OnRecordsThatLookAlike_OnlyGuess()
    {
        var job = Run((_, noise) => 1 + noise);

        // Five intervals of 95% on one draw: half a hundredth of slack for the one that misses.
        Assert.All(Attacks, attack => Assert.InRange(job.Single($"mia.{attack}.auc").Value!.Value, 0.45, 0.55));
        Assert.True(job.Single("mia.logistic.accuracy") is { Low: < 0.5, High: > 0.5 });
    }

    [Fact]
    public void AllAttacks_OnRecordsThatAreKnownByHeart_FindThem()
    {
        var job = Run((row, noise) => noise + (row < Forget + Retain ? 6 : 1));

        Assert.All(Attacks, attack => Assert.True(job.Single($"mia.{attack}.auc").Low > 0.9, $"{job.Single($"mia.{attack}.auc")}"));
        Assert.True(job.Single("mia.loss.tpr", "fpr=0.01").Low > 0.5, $"{job.Single("mia.loss.tpr", "fpr=0.01")}");
        // Its slope is held back, and losses are small numbers: it does not reach the best threshold.
        Assert.True(job.Single("mia.logistic.accuracy").Low > 0.8, $"{job.Single("mia.logistic.accuracy")}");
        Assert.True(job.Single("mia.confidence.efficacy").High < 0.1, $"{job.Single("mia.confidence.efficacy")}");
    }

    [Fact]
    public void Loss_OfWhatWasForgottenTooMuch_IsAsFarFromGuessing()
    {
        var job = Run((row, noise) => noise + (row < Forget ? -1 : 0));

        Assert.True(job.Single("mia.loss.auc").High < 0.5);
        Assert.True(job.Single("mia.loss.two-sided") is { Low: > 0.2, Value: > 0.2 });
        Assert.Equal(0.5 - job.Single("mia.loss.auc").Value!.Value, job.Single("mia.loss.two-sided").Value!.Value, 1e-12);
    }

    [Fact]
    public void Loss_OfAForgottenClass_IsNotTheClasssOwnDifficulty()
    {
        // Class b is easy, class a hard, and only b is to be forgotten: nothing here tells members.
        var stage = new Stage(Forget, Retain, Test, row => row < Forget ? 1 : row % 2);
        var noise = new RandomStream(5);
        var job = stage.Run("eval.membership", stage.Model(row => (stage.Labels[row] == 1 ? 5 : 0) + noise.NextNormal()));

        Assert.True(job.Single("mia.loss.auc") is { Low: < 0.5, High: > 0.5 }, $"{job.Single("mia.loss.auc")}");
    }

    [Fact]
    public void Efficacy_OfAForgetSetLikeTheRetainSet_IsWhatTheClassifierGetsWrongThere()
    {
        // The same margins on both: one is taken for non-members as often as the other.
        var noise = new RandomStream(7);
        double[] inside = [.. Enumerable.Range(0, 500).Select(_ => 2 + noise.NextNormal())], outside = [.. Enumerable.Range(0, 500).Select(_ => noise.NextNormal())];
        var stage = new Stage(500, 500, 500);
        var job = stage.Run("eval.membership", stage.Model(row => row < 1000 ? inside[row % 500] : outside[row - 1000]));
        var machine = KernelSvm.Of(
            [.. inside.Select(Probability)], [.. outside.Select(Probability)], 3, TestContext.Current.CancellationToken);

        Assert.Equal(machine.DecideRounded(inside.Select(Probability)).Count(score => score <= 0) / 500.0, job.Single("mia.confidence.efficacy").Value!.Value, 1e-12);
        Assert.Equal("", job.Single("mia.confidence.efficacy").Reason);
    }

    [Fact]
    public void Efficacy_WhenAllConfidencesAreEqual_IsCalledUninformative() =>
        Assert.Contains("Uninformative", Run((_, _) => 1).Single("mia.confidence.efficacy").Reason);

    [Fact]
    public void Tpr_AtARateThatTheRecordsCannotResolve_IsNotComputed()
    {
        var job = Run((_, noise) => noise);

        Assert.Null(job.Single("mia.loss.tpr", "fpr=0.001").Value);
        Assert.Equal("1200 non-members resolve no rate of false alarms below 0.0083.", job.Single("mia.loss.tpr", "fpr=0.001").Reason);
        Assert.NotNull(job.Single("mia.loss.tpr", "fpr=0.1").Value);
    }

    [Fact]
    public void Roc_IsShownOnLogarithmicAxesWithEveryAttack()
    {
        var roc = Assert.IsType<CurveExhibit>(Assert.Single(Run((row, noise) => noise + (row < Forget ? 1 : 0)).Exhibits));

        Assert.True(roc.X.Logarithmic && roc.Y.Logarithmic);
        Assert.Equal(Attacks.Length + 1, roc.Series.Count);
        Assert.All(roc.Series, series => Assert.All(series.X.Concat(series.Y), rate => Assert.InRange(rate, 1e-9, 1)));
    }

    [Theory]
    [InlineData(0, "no test records")]
    [InlineData(50, "not numbers")]
    public void Attacks_ThatCannotBeRun_SayWhy(int test, string reason)
    {
        var stage = new Stage(20, 20, test);
        var job = stage.Run("eval.membership", stage.Model(row => test > 0 && row == 3 ? double.NaN : 1));

        Assert.All(job.Findings, finding => Assert.Null(finding.Value));
        Assert.All(job.Findings, finding => Assert.Contains(reason, finding.Reason));
        Assert.Empty(job.Exhibits);
    }

    private static MemoryEvaluationJob Run(Func<int, double, double> margin)
    {
        var stage = new Stage(Forget, Retain, Test);
        var noise = new RandomStream(11);
        return stage.Run("eval.membership", stage.Model(row => margin(row, noise.NextNormal())));
    }

    private static double Probability(double margin) => 1 / (1 + Math.Exp(-margin));
}
