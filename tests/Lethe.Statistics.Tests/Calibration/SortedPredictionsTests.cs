namespace Lethe.Statistics.Tests.Calibration;

public class SortedPredictionsTests
{
    [Fact]
    public void Ties_AreAscendingAndComplete()
    {
        var sorted = SortedPredictions.Of([1, .5, 0, .5, -0.0, 1, .25], [true, false, false, true, true, true, false]);
        var blocks = new List<TieBlock>();
        foreach (var tie in sorted.Ties) blocks.Add(tie);
        Assert.Equal([new(0, 2, 1), new(.25, 1, 0), new(.5, 2, 1), new(1, 2, 2)], blocks);
        Assert.Equal((7, 4, 3), (sorted.Count, sorted.Right, sorted.Wrong));
    }

    [Theory]
    [InlineData(33, 0)]
    [InlineData(1000, 0)]
    [InlineData(20_000, 0)]
    [InlineData(20_000, 1)]
    [InlineData(20_000, 2)]
    [InlineData(20_000, 3)]
    public void Of_NumbersOfManyShapes_SortsAsTheLibraryDoes(int count, int shape)
    {
        var random = new RandomStream(count + shape);
        var values = new double[count];
        foreach (ref var value in values.AsSpan())
        {
            var uniform = random.NextDouble();
            value = shape switch
            {
                0 => uniform,
                // Crowded below 1, crowded above 0, and of few values.
                1 => 1 - Math.Pow(10, -16 * uniform),
                2 => Math.Pow(10, -300 * uniform),
                _ => Math.Round(uniform, 2),
            };
        }
        var correct = values.Select(_ => random.NextDouble() < 0.5).ToArray();
        var sorted = SortedPredictions.Of(values, correct);
        var found = new List<double>();
        var right = 0;
        foreach (var tie in sorted.Ties)
        {
            found.AddRange(Enumerable.Repeat(tie.Confidence, tie.Count));
            right += tie.Right;
        }
        Assert.Equal(values.Order(), found);
        Assert.Equal(correct.Count(one => one), right);
        var best = values.Zip(correct).Where(pair => pair.First > 0.5).Count(pair => pair.Second);
        var above = 0;
        foreach (var tie in sorted.Ties) if (tie.Confidence > 0.5) above += tie.Right;
        Assert.Equal(best, above);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1e-9)]
    [InlineData(1.0000001)]
    [InlineData(double.PositiveInfinity)]
    public void Of_WhatIsNoConfidence_IsRefused(double confidence) => Assert.Contains(
        "between 0 and 1", Assert.Throws<ArgumentOutOfRangeException>(() => SortedPredictions.Of([.5, confidence], [true, true])).Message);

    [Fact]
    public void Of_NoRecordsOrUnequalLengths_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SortedPredictions.Of([], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => SortedPredictions.Of([.5], [true, false]));
    }

    [Fact]
    public void TakingOver_NeedsNoMemoryOfItsOwn()
    {
        var random = new RandomStream(1);
        var values = Enumerable.Range(0, 200_000).Select(_ => random.NextDouble()).ToArray();
        var correct = new bool[values.Length];
        SortedPredictions.TakingOver([.5], [true]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sorted = SortedPredictions.TakingOver(values, correct);
        CumulativeCalibrationError.Of(sorted);
        MeanEmbeddingError.Of(sorted);
        RiskCoverage.Of(sorted);
        EqualMassBins.Of(sorted, 15);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
    }

    [Fact]
    public void EqualMassBins_OfAModelThatAlwaysClaimsTheSame_HaveOneGap()
    {
        // Quantile edges would collapse here and report no error; edges through the tie would make gaps of chance.
        var sorted = SortedPredictions.Of(Enumerable.Repeat(.9, 10).ToArray(), Fixtures.Bits("1111100000"));
        var bins = EqualMassBins.Of(sorted, 4);
        Assert.Equal([3, 3, 2, 2], bins.Select(bin => bin.Count));
        Assert.All(bins, bin => Assert.Equal(.5, bin.Accuracy, 1e-12));
        Assert.Equal(.4, ExpectedCalibrationError.Of(bins), 1e-12);
        Assert.Equal(.4, SweepError.EqualMass(sorted).Mean, 1e-12);
    }

    [Fact]
    public void EqualMassBins_MoreThanRecords_LeaveSomeEmpty()
    {
        var bins = EqualMassBins.Of(SortedPredictions.Of([.2, .9], [false, true]), 5);
        Assert.Equal([1, 1, 0, 0, 0], bins.Select(bin => bin.Count));
        Assert.Equal(.15, ExpectedCalibrationError.Of(bins), 1e-12);
        Assert.Equal(.15, BinGaps.Unweighted(bins), 1e-12);
        Assert.Equal(.2, BinGaps.Greatest(bins)!.Value, 1e-12);
        Assert.Null(BinGaps.Greatest(bins, atLeast: 30));
    }
}
