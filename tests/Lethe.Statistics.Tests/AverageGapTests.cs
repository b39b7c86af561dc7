namespace Lethe.Statistics.Tests;

public class AverageGapTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public void Average_OfHandMadeNumbers_IsTheMeanOfAbsoluteGaps()
    {
        // Gaps of 1/2 - 3/4 and 1 - 1/4; among the oracles -1/2 and 1/2, then 1/2 and -1/2.
        var average = AverageGap.Of(
            [new([1, 0], [[1, 0], [1, 1]]), new([1, 1], [[0, 1], [0, 0]])], new RandomStream(1), cancellation: Cancellation);
        Assert.Equal((0.25 + 0.75) / 2, average.Value, 1e-15);
        Assert.Equal(0.5, average.NoiseFloor, 1e-15);
        Assert.Equal(4, average.Records);
        Assert.Equal(0.9, average.Interval!.Value.Level);
    }

    [Fact]
    public void Average_OfGapsThatCancel_DoesNot()
    {
        double[] ones = [1, 1, 1, 1], zeros = [0, 0, 0, 0];
        var average = AverageGap.Of([new(ones, [zeros, zeros]), new(zeros, [ones, ones])], new RandomStream(1), cancellation: Cancellation);
        Assert.Equal(1, average.Value);
        Assert.Equal((1, 1), (average.Interval!.Value.Low, average.Interval!.Value.High));
    }

    [Fact]
    public void Interval_OfAClearGap_CoversItAboutAsOftenAsItsLevelSays()
    {
        const int Trials = 400;
        var random = new RandomStream(5);
        var covered = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var stream = random.Fork(trial);
            GapPart Part(double shift) => new(Numbers(stream, shift), [.. Enumerable.Range(0, 20).Select(_ => Numbers(stream, 0))]);
            var average = AverageGap.Of([Part(2), Part(-1)], stream, draws: 200, cancellation: Cancellation);
            if (average.Interval!.Value.Contains(1.5)) covered++;
        }
        // 90% is 360; the deviation of the count is 6. With 20 oracles and 60 records a bootstrap is a little short.
        Assert.InRange(covered, 335, 384);
    }

    [Fact]
    public void Average_OfOneOracle_HasNeitherIntervalNorFloor()
    {
        var average = AverageGap.Of([new([1, 0], [[1, 1]])], new RandomStream(1), cancellation: Cancellation);
        Assert.Equal((0.5, null), (average.Value, average.Interval));
        Assert.True(double.IsNaN(average.NoiseFloor));
    }

    [Fact]
    public void Average_OfPartsThatDoNotFit_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => AverageGap.Of([new([1], [[1]]), new([1], [[1], [0]])], new RandomStream(1), cancellation: Cancellation));
        Assert.Throws<ArgumentException>(() => AverageGap.Of([new([1], [[1, 0]])], new RandomStream(1), cancellation: Cancellation));
    }

    private static double[] Numbers(RandomStream random, double mean) =>
        [.. Enumerable.Range(0, 60).Select(_ => mean + random.NextNormal())];
}
