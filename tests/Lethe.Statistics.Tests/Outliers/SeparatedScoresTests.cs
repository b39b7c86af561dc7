namespace Lethe.Statistics.Tests.Outliers;

public class SeparatedScoresTests
{
    private static readonly double[] Inside = [.2, .5, .7, .9, .95, .99, .6, .85, .92, .97];

    private static readonly double[] Outside = [.3, .4, .55, .65, .8];

    [Fact]
    public void Scores_OfFifteenWorkedRecords_AreTheKnownOnes()
    {
        var separated = SeparatedScores.Of(Inside, Outside);
        Assert.Equal(.78, Auc.Of(Inside, Outside).Value, 1e-12);
        Assert.Equal((.2, 1.0), (separated.Threshold(), separated.FalseRate()));
        Assert.Equal((.6, .4), (separated.Threshold(.8), separated.FalseRate(.8)));
        Assert.Equal(.9091666667, separated.PrecisionInside, 1e-10);
        Assert.Equal(.5787301587, separated.PrecisionOutside, 1e-10);
    }

    [Theory]
    // Shares whose product with 100 ends a rounding above or below the whole number.
    [InlineData(.55, 55), InlineData(.07, 7), InlineData(.29, 29), InlineData(.95, 95), InlineData(1, 100), InlineData(.001, 1)]
    public void Threshold_KeepsTheShareAndNoneMore(double kept, int records)
    {
        double[] inside = [.. Enumerable.Range(1, 100).Select(i => (double)i)];
        Assert.Equal(101 - records, SeparatedScores.Of(inside, [0]).Threshold(kept));
    }

    [Fact]
    public void FalseRate_NeverComesFromAThresholdThatKeepsFewerThanAsked()
    {
        // Of 19 scores 18 are the nearest share to 95%, and too few; all have to be kept.
        double[] inside = [.. Enumerable.Range(1, 19).Select(i => (double)i)];
        var separated = SeparatedScores.Of(inside, [1.5, 1.6, .5, .6]);
        Assert.Equal((1.0, .5), (separated.Threshold(), separated.FalseRate()));
        Assert.Equal((2.0, 0.0), (separated.Threshold(18.0 / 19), separated.FalseRate(18.0 / 19)));
    }

    [Fact]
    public void Scores_ThatTie_FallOnOneSideTogether()
    {
        var separated = SeparatedScores.Of([.5, .5, .5], [.5, .5]);
        Assert.Equal((.5, 1.0), (separated.Threshold(), separated.FalseRate()));
        Assert.Equal((.6, .4), (separated.PrecisionInside, separated.PrecisionOutside), (a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) < 1e-12);
    }

    [Fact]
    public void Scores_ThatTellAllApart_AreAtTheirEnds()
    {
        var separated = SeparatedScores.Of([3, 4, 5], [0, 1, 2]);
        Assert.Equal((1.0, 1.0, 0.0), (separated.PrecisionInside, separated.PrecisionOutside, separated.FalseRate()));
        var (inside, outside, rate) = separated.Intervals(new RandomStream(1), 100, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((1.0, 1.0, 0.0), (inside.Low, outside.Low, rate.High));
    }

    [Fact]
    public void Intervals_CoverTheTruthAtTheirLevel()
    {
        // Normal scores a distance d apart: 95% of one side lie above -1.645 + d, and of the other Phi(1.645 - d) do.
        const int Trials = 200, Count = 300;
        const double Apart = 1.5;
        var (random, covered, truth) = (new RandomStream(4), 0, Normal.Cumulative(1.6448536269514722 - Apart));
        for (var trial = 0; trial < Trials; trial++)
        {
            double[] inside = [.. Enumerable.Range(0, Count).Select(_ => Apart + random.NextNormal())];
            double[] outside = [.. Enumerable.Range(0, Count).Select(_ => random.NextNormal())];
            if (SeparatedScores.Of(inside, outside).Intervals(random, 200, cancellation: TestContext.Current.CancellationToken).FalseRate.Contains(truth)) covered++;
        }
        // The binomial's 99.9% range around 190 reaches from 179 to 199; a quantile's bootstrap covers a little less often.
        Assert.InRange(covered, 174, 199);
    }

    [Fact]
    public void Intervals_OfTheSameSeed_AreTheSame_AndHoldTheValue()
    {
        var separated = SeparatedScores.Of(Inside, Outside);
        var token = TestContext.Current.CancellationToken;
        Assert.Equal(separated.Intervals(new RandomStream(2), 500, cancellation: token), separated.Intervals(new RandomStream(2), 500, cancellation: token));
        var (inside, outside, _) = separated.Intervals(new RandomStream(2), 500, cancellation: token);
        Assert.True(inside.Contains(separated.PrecisionInside));
        Assert.True(outside.Contains(separated.PrecisionOutside));
    }

    [Fact]
    public void Of_WhatAreNoScores_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => SeparatedScores.Of([], [1]));
        Assert.Throws<ArgumentException>(() => SeparatedScores.Of([1], []));
        Assert.Throws<ArgumentException>(() => SeparatedScores.Of([1, double.NaN], [1]));
        Assert.Throws<ArgumentException>(() => SeparatedScores.Of([1], [double.NegativeInfinity]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeparatedScores.Of([1], [1]).Threshold(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeparatedScores.Of([1], [1]).FalseRate(double.NaN));
    }
}
