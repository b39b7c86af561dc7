using Lethe.Robustness.Tests.Support;

namespace Lethe.Robustness.Tests;

public class MaskingTests
{
    private const string CrossEntropy = "Records without a gradient, cross-entropy";
    private const string Margin = "Records without a gradient, margin";

    private static readonly double[] Weights = [1, -2, 3, .5];

    private static readonly float[] Values = [.5f, .5f, .9f, .1f, .6f, .4f, .8f, .3f];

    [Fact]
    public void CrossEntropy_AgainstAModelThatIsTooSure_FailsAndIsFlagged()
    {
        using var subject = Scene.Linear(Weights, -1, factor: 1e4);
        var job = Scene.Job(subject, Scene.Split(Values, [1, 1], 4), 0, 1).Attacked("""{ "epsilons": 0.25, "losses": "cross-entropy", "restarts": 1 }""");

        Assert.Equal("fail", job.Sign(CrossEntropy)[3]);
        Assert.Equal("warn", job.Sign("Predictions that are sure beyond single precision")[3]);
        Assert.StartsWith("Not trustworthy", job.Single("robust.accuracy", "eps=0.25").Reason);
        Assert.Equal(1, job.Accuracy("0.25"));
    }

    [Fact]
    public void Margin_AgainstTheSameModel_BreaksIt()
    {
        using var subject = Scene.Linear(Weights, -1, factor: 1e4);
        var job = Scene.Job(subject, Scene.Split(Values, [1, 1], 4), 0, 1).Attacked("""{ "epsilons": 0.25, "restarts": 2 }""");

        Assert.Equal(0, job.Accuracy("0.25"));
        Assert.Equal("pass", job.Sign(Margin)[3]);
    }

    [Fact]
    public void Model_WithoutTricks_ShowsNoSign()
    {
        using var subject = Scene.Linear(Weights, -1);
        var job = Scene.Job(subject, Scene.Split(Values, [1, 1], 4), 0, 1).Attacked("""{ "epsilons": [0.1, 0.5] }""");

        Assert.All(job.Exhibits.OfType<TableExhibit>().Single().Rows, row => Assert.Equal("pass", row[3]));
        Assert.All(job.Findings, finding => Assert.Equal("", finding.Reason));
    }

    [Fact]
    public void Model_ThatAnswersAtRandom_IsFlagged()
    {
        using var subject = new Watched(Scene.Linear(Weights, -1), noise: 0.1);
        var job = Scene.Job(subject, Scene.Split(Values, [1, 1], 4), 0, 1).Attacked("""{ "epsilons": 0.1 }""");

        Assert.Equal("fail", job.Sign("Predictions differ when repeated")[3]);
        Assert.Contains("predictions differ when repeated", job.Single("robust.accuracy", "eps=0.1").Reason);
    }
}
