using Lethe.Membership.Tests.Support;

namespace Lethe.Membership.Tests.Privacy;

public class EpsilonTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(-20)]
    public void RecordsThatAllGiveThemselvesAway_HaveTheLargestBoundThereIs(double mark)
    {
        // 256 pairs, of which 128 are counted.
        var job = Run(256, mark, 1);

        Assert.Equal(3.53, job.Single("epsilon.clopper-pearson").Value!.Value, 0.01);
        Assert.Equal(EpsilonBound.OneRun(128, 128, 128), job.Single("epsilon.one-run").Value!.Value, 1e-6);
        Assert.Equal(128, job.Single("epsilon.one-run").N);
    }

    [Theory]
    [Trait("Speed", "slow")]
    [InlineData("epsilon.clopper-pearson")]
    [InlineData("epsilon.one-run")]
    public void RecordsThatNobodyCanTell_ProveNothingButForTheErrorAllowed(string metric)
    {
        var proofs = Enumerable.Range(0, 200).Count(seed => Run(100, 0, seed).Single(metric).Value > 0);
        Assert.InRange(proofs, 0, 20);
    }

    [Fact]
    public void APartOfTheGuesses_ProvesMoreWhereOnlySomeRecordsAreKnown()
    {
        var stage = new Stage(400, 10, 400);
        var noise = new RandomStream(37);
        var subject = stage.Model(row => noise.NextNormal() + (row < 400 && row % 4 == 0 ? 8 : 0));
        double Bound(string options) => stage.Run("eval.epsilon", subject, options: options).Single("epsilon.one-run").Value!.Value;

        Assert.True(Bound("""{ "guesses": 0.2 }""") > Bound("{}") + 1);
    }

    [Fact]
    public void TooFewPairs_AreSaid() => Assert.Contains("6 pairs", Run(6, 1, 1).Single("epsilon.one-run").Reason);

    private static MemoryEvaluationJob Run(int pairs, double mark, long seed)
    {
        var stage = new Stage(pairs, 10, pairs);
        var noise = new RandomStream(seed);
        double[] margins = [.. Enumerable.Range(0, stage.Count).Select(row => noise.NextNormal() + (row < pairs ? mark : 0))];
        return stage.Run("eval.epsilon", stage.Model(row => margins[row]), seed: seed);
    }
}
