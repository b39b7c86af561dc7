namespace Lethe.Membership.Tests.References;

public class ReferenceLossTests
{
    [Fact]
    public void Members_ByAGapOfTwoDeviations_AreToldFromOracles() =>
        Assert.True(new Planted(_ => 2).Run("eval.attack-r", true, 16, "{}").Single("mia.attack-r.auc").Low > 0.75);

    [Fact]
    public void Subject_ThatNeverSawTheRecords_IsNotToldFromOracles()
    {
        var auc = new Planted(_ => 2).Run("eval.attack-r", false, 16, "{}").Single("mia.attack-r.auc");
        Assert.True(auc is { Low: < 0.5, High: > 0.5 }, $"{auc}");
    }

    [Fact]
    public void Score_OfOneRecord_IsThePlaceAmongShadowsThatDidNotSeeIt()
    {
        var stage = new Support.Stage(1, 5, 5);
        // The first shadow saw it and does not count; the others have losses ln 2 and more, the subject less than both.
        var job = stage.Run("eval.attack-r", stage.Model(_ => 3), [stage.Oracle(_ => -1)],
            [stage.Shadow(_ => true, _ => 9), stage.Shadow(_ => false, _ => 0), stage.Shadow(_ => false, _ => -2)]);

        var expected = -Math.Log(1 + Math.Exp(-3)) / Math.Log(2) / 3;
        Assert.Equal($"{expected:0.###}", Assert.Single(job.Exhibits.OfType<TableExhibit>().Single().Rows)[2]);
        Assert.Equal(1, job.Single("mia.attack-r.auc").Value);
    }
}
