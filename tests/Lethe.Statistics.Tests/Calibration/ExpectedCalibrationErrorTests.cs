namespace Lethe.Statistics.Tests.Calibration;

public class ExpectedCalibrationErrorTests
{
    [Theory]
    [InlineData(5, .133333333)]
    [InlineData(10, .238333333)]
    [InlineData(15, .261666667)]
    public void Of_TwelveWorkedRecords_IsTheKnownError(int bins, double expected) =>
        Assert.Equal(expected, ExpectedCalibrationError.Of(Fixtures.Confidences, Fixtures.Correct, bins), 1e-9);

    [Theory]
    [InlineData(BinEdge.Left, .233333333, new[] { 1, 2, 3, 4, 0, 1, 2, 3, 4 })]
    [InlineData(BinEdge.Right, .322222222, new[] { 0, 1, 2, 3, 0, 1, 2, 3, 4 })]
    public void Of_ConfidencesOnEdges_FollowsTheRule(BinEdge edge, double expected, int[] bins)
    {
        double[] confidences = [.2, .4, .6, .8, .1, .3, .5, .7, .9];
        Assert.Equal(bins, confidences.Select(confidence => ConfidenceBins.IndexOf(confidence, 5, edge)));
        Assert.Equal(expected, ExpectedCalibrationError.Of(confidences, Fixtures.Bits("101000111"), 5, edge), 1e-9);
    }

    [Fact]
    public void Of_AConfidenceOfOne_SharesTheLastBin() =>
        Assert.Equal(0.475, ExpectedCalibrationError.Of([.95, 1], [true, false], 10), 1e-12);

    [Theory]
    [InlineData(BinEdge.Left)]
    [InlineData(BinEdge.Right)]
    public void IndexOf_ZeroAndOne_AreTheFirstAndTheLastBin(BinEdge edge)
    {
        Assert.Equal(0, ConfidenceBins.IndexOf(0, 15, edge));
        Assert.Equal(14, ConfidenceBins.IndexOf(1, 15, edge));
    }

    [Theory]
    // The products are 28.999999999999996 and 56.99999999999999: in single precision, or with an epsilon, both go up.
    [InlineData(.29, 100, 28)]
    [InlineData(.57, 100, 56)]
    // .6 widened from single precision is above the edge, and in double precision on it.
    [InlineData(.6, 5, 3)]
    [InlineData(.6f, 5, 3)]
    [InlineData(.7f, 10, 6)]
    public void IndexOf_ConfidencesNearEdges_IsThePlainProductsInDoublePrecision(double confidence, int bins, int expected) =>
        Assert.Equal(expected, ConfidenceBins.IndexOf(confidence, bins));

    [Fact]
    public void DebiasedSquare_OfBinsWithOneRecord_IsFinite() =>
        // A variance over n - 1 = 0 would be without limit.
        Assert.Equal(0, BinGaps.DebiasedSquare(ConfidenceBins.Of([.1, .9], [true, true], 10)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Of_WhatIsNoConfidence_IsRefused(double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ExpectedCalibrationError.Of([confidence], [true]));

    [Fact]
    public void Of_NoRecords_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => ExpectedCalibrationError.Of([], []));

    [Fact]
    public void Of_PerfectCalibration_IsTheMeanDeviationOfABinomial()
    {
        // All confidences alike: the error is |hits - np| / n, whose mean is known (De Moivre).
        const int N = 50, Trials = 4000;
        const double P = 0.7;
        double term = Math.Pow(1 - P, N), bias = 0;
        for (var k = 0; k <= N; k++)
        {
            bias += term * Math.Abs(k - N * P) / N;
            term *= (N - k) / (k + 1.0) * P / (1 - P);
        }
        var random = new RandomStream(3);
        var errors = new double[Trials];
        for (var trial = 0; trial < Trials; trial++)
        {
            var correct = new bool[N];
            for (var i = 0; i < N; i++) correct[i] = random.NextDouble() < P;
            errors[trial] = ExpectedCalibrationError.Of(Enumerable.Repeat(P, N).ToArray(), correct);
        }
        Assert.Equal(bias, Mean.Of(errors), 4 * Mean.Deviation(errors) / Math.Sqrt(Trials));
    }

    [Fact]
    public void Pivotal_OfAnOverconfidentModel_CoversTheTrueErrorAtItsLevel()
    {
        const int Trials = 300, N = 1500;
        var random = new RandomStream(5);
        var covered = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            // Right with probability c - 0.15 in every bin, five deviations of a bin's gap: the true error is 0.15, and the
            // absolute value of no gap is in doubt. Nearer to 0 the interval covers less often.
            var confidences = new double[N];
            var correct = new bool[N];
            for (var i = 0; i < N; i++)
            {
                confidences[i] = 0.5 + 0.5 * random.NextDouble();
                correct[i] = random.NextDouble() < confidences[i] - 0.15;
            }
            if (ExpectedCalibrationError.Pivotal(confidences, correct, random, 5, draws: 300, cancellation: TestContext.Current.CancellationToken).Contains(0.15)) covered++;
        }
        // The binomial's 99% range around 285.
        Assert.InRange(covered, 274, 294);
    }

    [Fact]
    public void Pivotal_SameSeed_IsTheSameInterval()
    {
        Interval Of(long seed) => ExpectedCalibrationError.Pivotal(Fixtures.Confidences, Fixtures.Correct, new RandomStream(seed), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Of(1), Of(1));
        Assert.NotEqual(Of(1), Of(2));
    }
}
