namespace Lethe.Statistics.Tests.Membership;

public class RmiaTests
{
    [Fact]
    public void OfflineProbability_WithSlopeOne_IsThatOfModelsThatDidNotSeeIt() => Assert.Equal(0.3, Rmia.OfflineProbability(0.3, 1), 1e-15);

    [Fact]
    public void OfflineProbability_WithSlopeZero_TakesMembersForCertain() => Assert.Equal((0.3 + 1) / 2, Rmia.OfflineProbability(0.3, 0), 1e-15);

    [Fact]
    public void OnlineProbability_OfBothSides_IsTheirMeanAndNeverNothing()
    {
        Assert.Equal(0.5, Rmia.OnlineProbability(0.7, 0.3), 1e-15);
        Assert.Equal(Rmia.LeastProbability, Rmia.OnlineProbability(0, 0));
    }

    [Fact]
    public void Scores_AgainstAPopulation_AreTheShareBeatenAndRiseWithTheRatio()
    {
        var scores = Rmia.Scores([0.5, 2.5, 2.6, 10], [1, 2, 3, 4]);

        Assert.Equal([0, 2, 2, 4], scores.Select(score => (int)(score * 4)));
        Assert.True(scores[2] > scores[1]);
        Assert.All(scores, score => Assert.InRange(score, 0, 1.25));
    }

    [Fact]
    public void Scores_WithGamma_AskForMore() => Assert.Equal(1, (int)(Rmia.Scores([3], [1, 2, 3, 4], gamma: 2)[0] * 4));

    [Fact]
    public void Scores_OfAModelThatKnowsNone_AreAGuess()
    {
        var random = new RandomStream(13);
        double[] Ratios(int count) => [.. Enumerable.Range(0, count).Select(_ => Math.Exp(random.NextNormal()))];
        var population = Ratios(2500);
        var auc = Auc.Of(Rmia.Scores(Ratios(1000), population), Rmia.Scores(Ratios(1000), population));

        Assert.True(auc.Interval!.Value.Contains(0.5), $"{auc}");
    }
}
