namespace Lethe.Statistics.Tests.Membership;

public class LiraTests
{
    [Fact]
    public void Online_WithKnownGaussians_IsTheLogarithmOfTheirRatio()
    {
        // Inside 4, 5, 6: centre 5, own variance 2/3. Outside 0, 1, 2, 3: centre 1.5, own variance 5/4.
        var lira = new Lira(new ScoreSide([[4, 5, 6]], LiraVariance.Record), new ScoreSide([[0, 1, 2, 3]], LiraVariance.Record));
        const double Score = 4.2;
        var expected = -0.5 * Math.Log(2.0 / 3) - 0.64 / (2 * 2.0 / 3) + 0.5 * Math.Log(5.0 / 4) + 2.7 * 2.7 / (2 * 5.0 / 4);

        Assert.Equal(expected, lira.Online(0, Score), 1e-12);
        Assert.Equal(2.7 / Math.Sqrt(1.25), lira.Offline(0, Score), 1e-12);
    }

    [Fact]
    public void CommonVariance_OfRecordsFarApart_LeavesTheirDistanceOut()
    {
        var side = new ScoreSide([[0, 2], [100, 102], [-50, -48]], LiraVariance.Common);

        Assert.Equal(Math.Sqrt(2), side.Deviation(1), 1e-12);
    }

    [Fact]
    public void ShrunkVariance_OfSixteenModels_WeighsTheCommonOneByEight()
    {
        double[] wide = [.. Enumerable.Repeat(new double[] { -2, 2 }, 8).SelectMany(pair => pair)];
        double[] narrow = [.. wide.Select(score => score / 2)];
        var pooled = (16 * 4 + 16 * 1) / 30.0;

        Assert.Equal(Math.Sqrt((16 * 4 + 8 * pooled) / 24), new ScoreSide([wide, narrow]).Deviation(0), 1e-12);
    }

    [Theory]
    [InlineData(4, 0.65, 0.72)]
    [InlineData(16, 0.715, 0.76)]
    [InlineData(64, 0.735, 0.78)]
    public void Online_OnRecordsOfUnequalDifficulty_ReachesWhatSoManyShadowsCan(int each, double low, double high)
    {
        // The gap is one deviation: with everything known the AUC would be Phi(1 / sqrt 2) = 0.760.
        var auc = Attack(each, LiraVariance.Auto, online: true);
        Assert.InRange(auc, low, high);
    }

    [Fact]
    public void CommonVariance_WithFewShadows_BeatsEachRecordsOwn() =>
        Assert.True(Attack(4, LiraVariance.Common, true) > Attack(4, LiraVariance.Record, true) + 0.02);

    [Fact]
    public void Online_AgainstAThresholdOnTheScoreItself_SeesThroughDifficulty() =>
        Assert.True(Attack(16, LiraVariance.Auto, true) > Attack(16, LiraVariance.Auto, null) + 0.1);

    [Fact]
    public void Offline_OnAScoreFarBelow_DoesNotTakeItForMembership()
    {
        var lira = new Lira(new ScoreSide([[5, 6]]), new ScoreSide([[0, 1]]));
        Assert.True(lira.Offline(0, -10) < lira.Offline(0, 0.5));
    }

    [Fact]
    public void Side_OfARecordThatNoShadowSaw_SaysSo()
    {
        var lira = Lira.Of([[1, 2], [3, 4]], [[true, false], [false, false]]);
        Assert.True(lira.IsOnline(0));
        Assert.False(lira.IsOnline(1));
        Assert.True(lira.IsOffline(1));
    }

    private static double Attack(int each, LiraVariance variance, bool? online)
    {
        const int Records = 2000;
        var random = new RandomStream(21);
        double[] level = [.. Enumerable.Range(0, Records).Select(_ => 3 * random.NextNormal())];
        var scores = Enumerable.Range(0, 2 * each).Select(k => level.Select(mean => mean + (k < each ? 1 : 0) + random.NextNormal()).ToArray()).ToArray();
        var masks = Enumerable.Range(0, 2 * each).Select(k => Enumerable.Repeat(k < each, Records).ToArray()).ToArray();
        var lira = Lira.Of(scores, masks, variance);
        return Auc.Of(
            [.. Enumerable.Range(0, Records).Select(i => Score(i, level[i] + 1 + random.NextNormal()))],
            [.. Enumerable.Range(0, Records).Select(i => Score(i, level[i] + random.NextNormal()))]).Value;

        double Score(int record, double score) => online switch
        {
            true => lira.Online(record, score),
            false => lira.Offline(record, score),
            null => score,
        };
    }
}
