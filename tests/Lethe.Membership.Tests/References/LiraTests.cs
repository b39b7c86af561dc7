using System.Text.Json;

namespace Lethe.Membership.Tests.References;

public class LiraTests
{
    [Theory]
    [InlineData(32, 0.70, 0.78)]
    [InlineData(128, 0.72, 0.79)]
    public void Online_WithAGapOfOneDeviation_HasTheAucOfItsShadows(int shadows, double low, double high)
    {
        // With all parameters known it would be Phi(1 / sqrt 2) = 0.760.
        var auc = new Planted(_ => 1).Run("eval.lira", true, shadows, Options("online", shadows)).Single("mia.lira.auc");

        Assert.InRange(auc.Value!.Value, low, high);
        Assert.Equal("DeLong, records as clusters", auc.IntervalBy);
    }

    [Theory]
    [InlineData("online")]
    [InlineData("offline")]
    public void MemorisedRecords_AreFound(string mode)
    {
        var job = Planted.WithMemorised().Run("eval.lira", true, 32, Options(mode, 32));

        Assert.Equal(Planted.MemorisedIds.Order(), Planted.Top(job).Order());
    }

    [Theory]
    [InlineData("online")]
    [InlineData("offline")]
    public void Subject_ThatNeverSawTheRecords_IsNotToldFromOracles(string mode)
    {
        var job = new Planted(_ => 1).Run("eval.lira", false, 32, Options(mode, 32));

        Assert.True(job.Single("mia.lira.auc") is { Low: < 0.5, High: > 0.5 }, $"{job.Single("mia.lira.auc")}");
        Assert.InRange(job.Single("mia.lira.noise-floor").Value!.Value, 0, 0.08);
    }

    [Fact]
    public void Tpr_OnFewRecords_CountsTheAnswersOfAllOracles()
    {
        var job = new Planted(_ => 3).Run("eval.lira", true, 32, Options("online", 32));

        // Five oracles and 300 records: 1500 answers of non-members.
        Assert.True(job.Single("mia.lira.tpr", "fpr=0.01").Low > 0.4);
        Assert.Contains("1500 non-members", job.Single("mia.lira.tpr", "fpr=0.001").Reason);
    }

    [Fact]
    public void Exhibits_AreACurveAndTheMostExposedRecords()
    {
        var job = Planted.WithMemorised().Run("eval.lira", true, 16, Options("online", 16));
        Assert.Equal(["roc", "most-exposed"], job.Exhibits.Select(exhibit => exhibit.Id));
    }

    [Fact]
    public void Shadows_ThatAllSawTheSame_AreNotEnough()
    {
        var stage = new Support.Stage(10, 10, 10);
        var job = stage.Run("eval.lira", stage.Model(_ => 0), [stage.Oracle(_ => 0)], [stage.Shadow(_ => false, _ => 0), stage.Shadow(_ => false, _ => 1)]);

        Assert.All(job.Findings, finding => Assert.Null(finding.Value));
        Assert.Contains("take more", job.Single("mia.lira.auc").Reason);
    }

    private static string Options(string mode, int shadows) => JsonSerializer.Serialize(new { mode, shadows });
}
