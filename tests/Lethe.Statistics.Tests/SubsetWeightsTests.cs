namespace Lethe.Statistics.Tests;

/// <summary>The search for a subset with losses that are known but for a little noise in each round.</summary>
public class SubsetWeightsTests
{
    private const int Count = 1000;
    private const int Size = 100;
    private const int Rounds = 20;

    private static readonly double[] Losses = Exponential(new RandomStream(1));

    private static double[] Exponential(RandomStream random) => [.. Enumerable.Range(0, Count).Select(_ => -Math.Log(1 - random.NextDouble()))];

    private static int[] Search(SubsetWeights weights, double rate, bool ascend = false, int rounds = Rounds)
    {
        var noise = new RandomStream(2);
        for (var round = 0; round < rounds; round++)
            weights.Step([.. Losses.Select(loss => loss * (1 + 0.02 * noise.NextNormal()))], rate, penalty: 1e-4, ascend);
        return weights.Chosen();
    }

    private static double Overlap(int[] one, int[] other) => (double)one.Intersect(other).Count() / Size;

    // The two sizes of steps that were published, each with its number of rounds.
    [Theory, InlineData(1e-3, 20), InlineData(1e-2, 10)]
    public void SmallSteps_FromARandomSubset_NeverLeaveIt(double rate, int rounds)
    {
        var begun = SubsetWeights.Random(Count, Size, new RandomStream(5));
        var start = begun.Chosen();

        Assert.Equal(start, Search(begun, rate, rounds: rounds));
        // It is not that it was right by chance.
        Assert.InRange(Overlap(start, Extremes.Smallest(Losses, Size)), 0, 0.3);
    }

    [Theory, InlineData(1e-6), InlineData(1e-3), InlineData(1e-2), InlineData(1)]
    public void StepsOfAnySize_FromUniformWeights_FindTheSmallestLosses(double rate) =>
        Assert.InRange(Overlap(Search(SubsetWeights.Uniform(Count, Size), rate), Extremes.Smallest(Losses, Size)), 0.98, 1);

    [Fact]
    public void LargeSteps_FromARandomSubset_LeaveIt() =>
        Assert.InRange(Overlap(Search(SubsetWeights.Random(Count, Size, new RandomStream(5)), 100), Extremes.Smallest(Losses, Size)), 0.9, 1);

    [Fact]
    public void StepsUp_FindTheLargestLosses() =>
        Assert.InRange(Overlap(Search(SubsetWeights.Uniform(Count, Size), 1e-2, ascend: true), Extremes.Largest(Losses, Size)), 0.98, 1);

    [Fact]
    public void Weights_AfterEachStep_SumToTheSize()
    {
        var weights = SubsetWeights.Random(Count, Size, new RandomStream(5));
        for (var round = 0; round < 5; round++)
        {
            weights.Step(Losses, 0.3, 0, ascend: false);
            Assert.Equal(Size, weights.Values.ToArray().Sum(), 1e-3);
        }
    }

    [Fact]
    public void Penalty_Alone_MakesWeightsAlike_WhicheverWayTheStepsGo()
    {
        foreach (var ascend in new[] { false, true })
        {
            var weights = SubsetWeights.Random(Count, Size, new RandomStream(5));
            for (var round = 0; round < 40; round++) weights.Step(new double[Count], 0.5, 0.5, ascend);
            Assert.All(weights.Values.ToArray(), weight => Assert.Equal((double)Size / Count, weight, 1e-6));
        }
    }
}
