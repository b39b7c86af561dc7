namespace Lethe.Membership.Tests.References;

public class RmiaTests
{
    [Theory]
    [InlineData("online")]
    [InlineData("offline")]
    public void MemorisedRecords_AreFound(string mode)
    {
        var job = Planted.WithMemorised().Run("eval.rmia", true, 8, $$"""{ "mode": "{{mode}}" }""");

        Assert.Equal(Planted.MemorisedIds.Order(), Planted.Top(job).Order());
    }

    [Theory]
    [InlineData("online", 2)]
    [InlineData("offline", 2)]
    [InlineData("offline", 8)]
    public void Members_ByAGapOfTwoDeviations_AreToldFromOracles(string mode, int shadows)
    {
        var job = new Planted(_ => 2).Run("eval.rmia", true, shadows, $$"""{ "mode": "{{mode}}", "shadows": {{shadows}} }""");

        Assert.True(job.Single("mia.rmia.auc").Low > 0.65, $"{job.Single("mia.rmia.auc")}");
    }

    [Fact]
    public void Subject_ThatNeverSawTheRecords_IsNotToldFromOracles()
    {
        var job = new Planted(_ => 2).Run("eval.rmia", false, 8, "{}");

        Assert.True(job.Single("mia.rmia.auc") is { Low: < 0.5, High: > 0.5 }, $"{job.Single("mia.rmia.auc")}");
        Assert.StartsWith("Slope 0.", job.Single("mia.rmia.auc").Reason);
    }

    [Fact]
    public void Slope_ThatIsGiven_IsTaken() => Assert.Equal("", new Planted(_ => 2).Run("eval.rmia", true, 4, """{ "slope": 0.3 }""").Single("mia.rmia.auc").Reason);

    [Fact]
    public void AuditWithoutTestRecords_SaysWhyThereIsNone()
    {
        var stage = new Support.Stage(10, 10, 0);
        var job = stage.Run("eval.rmia", stage.Model(_ => 0), [stage.Oracle(_ => 0)], [stage.Shadow(row => row < 5, _ => 0), stage.Shadow(row => row > 5, _ => 1)]);
        Assert.Contains("no test records", job.Single("mia.rmia.auc").Reason);
    }
}
