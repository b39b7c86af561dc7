namespace Lethe.Statistics.Tests.Calibration;

/// <summary>The tests of calibration reject calibrated models as often as they say, and others more often.</summary>
public class CalibrationTestsTests
{
    [Fact]
    public void Spiegelhalter_WhereEveryConfidenceIsCertain_HasNoAnswer() =>
        Assert.Null(SpiegelhalterTest.Of(SortedPredictions.Of([0, .5, 1], [true, true, false])));

    [Fact]
    public void Spiegelhalter_OfAnUnderconfidentModel_RejectsToo()
    {
        // A one-sided test would find nothing wrong here.
        var test = SpiegelhalterTest.Of(Draw(new RandomStream(1), 500, claimed: -.2))!;
        Assert.True(test.Z < -3);
        Assert.True(test.PValue < .01);
    }

    [Fact]
    public void PValues_OfCalibratedModels_FallBelowALevelAsOftenAsTheLevelSays()
    {
        const int Trials = 400;
        var random = new RandomStream(11);
        var rejected = new int[3];
        for (var trial = 0; trial < Trials; trial++)
        {
            var drawn = Draw(random, 500, claimed: 0);
            var walk = CumulativeCalibrationError.Of(drawn);
            if (SpiegelhalterTest.Of(drawn)!.PValue <= .1) rejected[0]++;
            if (walk.KolmogorovSmirnovP <= .1) rejected[1]++;
            if (walk.KuiperP <= .1) rejected[2]++;
        }
        // 40 are expected, the binomial's 99.9% range reaches from 21 to 61; a walk in steps turns back a little earlier.
        Assert.All(rejected, count => Assert.InRange(count, 18, 61));
    }

    [Theory]
    // Brownian motion: P(sup |B| <= x) by its other series, 4/pi sum (-1)^k / (2k+1) exp(-(2k+1)^2 pi^2 / (8 x^2)).
    [InlineData(.5)]
    [InlineData(1)]
    [InlineData(2)]
    public void KolmogorovSmirnovP_IsTheLawOfBrownianMotion(double x)
    {
        var inside = Enumerable.Range(0, 50).Sum(k => (k % 2 == 0 ? 1 : -1) * 4 / Math.PI / (2 * k + 1)
            * Math.Exp(-Math.Pow((2 * k + 1) * Math.PI / x, 2) / 8));
        Assert.Equal(1 - inside, new CumulativeCalibrationError(x, x, 1).KolmogorovSmirnovP!.Value, 1e-12);
    }

    [Fact]
    public void KuiperP_HasTheMeanOfTheRangeOfBrownianMotion()
    {
        // The mean of a positive number is the integral of its tail: 2 sqrt(2 / pi).
        var mean = .2 + Enumerable.Range(0, 8000).Sum(i => .001 * new CumulativeCalibrationError(0, .2005 + .001 * i, 1).KuiperP!.Value);
        Assert.Equal(2 * Math.Sqrt(2 / Math.PI), mean, 1e-4);
    }

    [Fact]
    public void WalkP_WithoutSpread_HasNoAnswer()
    {
        var walk = CumulativeCalibrationError.Of(SortedPredictions.Of([1, 1], [true, false]));
        Assert.Null(walk.KolmogorovSmirnovP);
        Assert.Null(walk.KuiperP);
    }

    [Theory]
    [InlineData(10_000, 23)]
    [InlineData(1, 1)]
    public void TCal_TriesTheScalesThatRecordsResolve(int count, int scales) => Assert.Equal(scales, TCal.ScalesOf(count));

    [Fact]
    public void TCal_OfCalibratedModels_RejectsNoMoreOftenThanItsLevel()
    {
        var random = new RandomStream(3);
        var rejected = Enumerable.Range(0, 100).Count(_ =>
            TCal.Of(Draw(random, 60, claimed: 0), random, 200, TestContext.Current.CancellationToken).PValue <= .2);
        // At most 20 are expected: Bonferroni errs on the safe side. The binomial's 99.9% range ends at 33.
        Assert.InRange(rejected, 0, 33);
    }

    [Fact]
    public void TCal_OfErrorsThatCancelInWideBins_FindsThem()
    {
        // Alternately too sure and not sure enough, from one thirty-second of the range to the next.
        var random = new RandomStream(5);
        var confidences = Enumerable.Range(0, 3000).Select(_ => .25 + .5 * random.NextDouble()).ToArray();
        var correct = confidences.Select(c => random.NextDouble() < c + ((int)(32 * c) % 2 == 0 ? .25 : -.25)).ToArray();
        var test = TCal.Of(SortedPredictions.Of(confidences, correct), random, 500, TestContext.Current.CancellationToken);
        Assert.True(test.PValue < .05, $"{test}");
        Assert.InRange(test.Cells, 32, 64);
        Assert.True(CumulativeCalibrationError.Of(SortedPredictions.Of(confidences, correct)).KolmogorovSmirnov < .02);
    }

    [Fact, Trait("Speed", "slow")]
    public void Bootstrap_OfAShiftedModel_CoversTheTrueErrorsAtTheirLevel()
    {
        const int Trials = 200;
        var random = new RandomStream(8);
        var covered = new int[3];
        for (var trial = 0; trial < Trials; trial++)
        {
            var sorted = Draw(random, 800, claimed: .15);
            void Metrics(SortedPredictions some, Span<double> into)
            {
                into[0] = CumulativeCalibrationError.Of(some).KolmogorovSmirnov;
                into[1] = ExpectedCalibrationError.Of(EqualMassBins.Of(some, 5));
                into[2] = MeanEmbeddingError.Of(some).Value;
            }
            var estimates = new double[3];
            Metrics(sorted, estimates);
            var intervals = CalibrationBootstrap.Pivotal(sorted, Metrics, estimates, random, 200, cancellation: TestContext.Current.CancellationToken);
            if (intervals[0].Contains(.15)) covered[0]++;
            if (intervals[1].Contains(.15)) covered[1]++;
            // Uniform confidences on an interval of length 0.5 and width 0.4: 0.15 times the root of the kernel's mean, 2 (u - 1 + e^-u) / u^2, u = 1.25.
            if (intervals[2].Contains(.15 * Math.Sqrt(2 * (.25 + Math.Exp(-1.25)) / 1.5625))) covered[2]++;
        }
        Assert.All(covered, count => Assert.InRange(count, 178, 199));
    }

    [Fact]
    public void Jackknife_OfAMean_IsStudentsIntervalOfThePartsMeans()
    {
        // With one record a part leaving out is exact: the interval is the mean's own.
        var random = new RandomStream(2);
        var values = Enumerable.Range(0, 12).Select(_ => random.NextNormal()).ToArray();
        var parts = Jackknife.Parts(12, random);
        Assert.Equal(Enumerable.Range(0, 12), parts.Order());
        var without = Enumerable.Range(0, 12).Select(part => values.Where((_, i) => parts[i] != part).Average()).ToArray();
        var (own, other) = (Mean.Student(values)!.Value, Jackknife.Of(values.Average(), without)!.Value);
        Assert.Equal(own.Low, other.Low, 1e-12);
        Assert.Equal(own.High, other.High, 1e-12);
        Assert.Null(Jackknife.Of(1, [1]));
    }

    private static SortedPredictions Draw(RandomStream random, int count, double claimed)
    {
        var confidences = Enumerable.Range(0, count).Select(_ => .4 + .5 * random.NextDouble()).ToArray();
        return SortedPredictions.Of(confidences, [.. confidences.Select(c => random.NextDouble() < c - claimed)]);
    }
}
