namespace Lethe.Statistics.Tests.Calibration;

/// <summary>The twelve worked records through every metric of confidence and correctness.</summary>
public class WorkedBinaryTests
{
    private static readonly SortedPredictions Sorted = SortedPredictions.Of(Fixtures.Confidences, Fixtures.Correct);

    [Theory]
    [InlineData(5, .35, .174333333, .157112840)]
    [InlineData(10, .47, .267857143, .265494821)]
    [InlineData(15, .72, .295555556, .335211376)]
    public void Gaps_OfEqualWidth_AreTheKnownOnes(int bins, double greatest, double unweighted, double rootMeanSquare)
    {
        var found = ConfidenceBins.Of(Fixtures.Confidences, Fixtures.Correct, bins);
        Assert.Equal(greatest, BinGaps.Greatest(found)!.Value, 1e-9);
        Assert.Equal(unweighted, BinGaps.Unweighted(found), 1e-9);
        Assert.Equal(rootMeanSquare, BinGaps.RootMeanSquare(found), 1e-9);
    }

    [Theory]
    [InlineData(3, .136666667, .167170073, -.034554167, .0528585452)]
    [InlineData(4, .220000000, .233963435, -.028594444, .1704319761)]
    public void Gaps_OfEqualMass_AreTheKnownOnes(int bins, double mean, double rootMeanSquare, double debiasedSquare, double debiasedMean)
    {
        var found = EqualMassBins.Of(Sorted, bins);
        Assert.Equal(mean, ExpectedCalibrationError.Of(found), 1e-9);
        Assert.Equal(rootMeanSquare, BinGaps.RootMeanSquare(found), 1e-9);
        Assert.Equal(debiasedSquare, BinGaps.DebiasedSquare(found), 1e-9);
        Assert.Equal(debiasedMean, BinGaps.DebiasedMean(found), 1e-10);
    }

    [Fact]
    public void TheRecordsThemselves_AreTheKnownOnes()
    {
        Assert.Equal(.583333333, (double)Sorted.Right / Sorted.Count, 1e-9);
        Assert.Equal(.716666667, Fixtures.Confidences.Average(), 1e-9);
        Assert.Equal(.133333333, ConfidenceBins.Of(Sorted, 5).Sum(bin => bin.Excess) / Sorted.Count, 1e-9);
        // Two logits a record: the logarithms of the confidence and of the rest.
        var loss = Fixtures.Confidences.Zip(Fixtures.Correct, (c, isRight) => ProperScores.LogLoss([Math.Log(c), Math.Log(1 - c)], isRight ? 0 : 1)).Average();
        Assert.Equal(.6119186976, loss, 1e-10);
        Assert.Equal(.2054, Fixtures.Confidences.Zip(Fixtures.Correct, (c, isRight) => ProperScores.Brier([c, 1 - c], isRight ? 0 : 1) / 2).Average(), 1e-10);
    }

    [Fact]
    public void DebiasedSquare_OfEqualWidth_IsTheKnownOne() =>
        Assert.Equal(-.057746111, BinGaps.DebiasedSquare(ConfidenceBins.Of(Sorted, 5)), 1e-9);

    [Theory]
    [InlineData(2, .0011)]
    [InlineData(4, -.017858333)]
    [InlineData(8, -.0476125)]
    public void TCalEstimate_IsTheKnownOne(int cells, double expected)
    {
        Assert.Equal(expected, TCal.Debiased(Sorted, cells), 1e-9);
        var all = new double[3];
        new TCalCells(12, 3).Fill(Sorted, all);
        Assert.Equal(expected, all[int.Log2(cells) - 1], 1e-9);
    }

    [Fact]
    public void Sweep_StopsAtTheKnownBins()
    {
        var mass = SweepError.EqualMass(Sorted);
        var width = SweepError.EqualWidth(Sorted, TestContext.Current.CancellationToken);
        Assert.Equal((3, 7), (mass.Bins, width.Bins));
        Assert.Equal(.136666667, mass.Mean, 1e-9);
        Assert.Equal(.167170073, mass.RootMeanSquare, 1e-9);
        Assert.Equal(.133333333, width.Mean, 1e-9);
    }

    [Fact]
    public void ErrorsWithoutBins_AreTheKnownOnes()
    {
        Assert.Equal(.141666667, CumulativeCalibrationError.Of(Sorted).KolmogorovSmirnov, 1e-9);
        var mmce = MeanEmbeddingError.Of(Sorted);
        Assert.Equal(.011620137317, mmce.Squared, 1e-12);
        Assert.Equal(.107796741, mmce.Value, 1e-9);
        Assert.Equal(.3061429684, Kernel(.01), 1e-10);
        Assert.Equal(.1503658774, Kernel(.05), 1e-10);
    }

    [Fact]
    public void SmoothError_IsTheKnownOne()
    {
        var smooth = SmoothCalibrationError.Of(Fixtures.Confidences, Fixtures.Correct);
        Assert.Equal(.1386581009, smooth.At(.05), 1e-8);
        Assert.Equal(.1333333333, smooth.At(.1), 1e-10);
        Assert.Equal(.1333333333, smooth.At(.2), 1e-10);
        Assert.Equal(.1333333333, smooth.AtItsOwnWidth(), 1e-10);
    }

    [Fact]
    public void BrierParts_AreTheKnownOnes()
    {
        var murphy = BrierDecomposition.Of(ConfidenceBins.Of(Sorted, 5));
        Assert.Equal(.0246844444, murphy.Reliability, 1e-10);
        Assert.Equal(.0652777778, murphy.Resolution, 1e-10);
        Assert.Equal(.2430555556, murphy.Uncertainty, 1e-10);
        Assert.Equal(.0019377778, murphy.WithinVariance, 1e-10);
        Assert.Equal(-.0010, murphy.WithinCovariance, 1e-10);
        Assert.Equal(.2054, murphy.Brier, 1e-12);
        var corp = CorpDecomposition.Of(Sorted);
        Assert.Equal(.0595666667, corp.Miscalibration, 1e-10);
        Assert.Equal(.0972222222, corp.Discrimination, 1e-10);
        Assert.Equal(.2430555556, corp.Uncertainty, 1e-10);
        Assert.Equal(.2054, corp.Brier, 1e-12);
    }

    [Fact]
    public void Spiegelhalter_IsTheKnownTest()
    {
        var test = SpiegelhalterTest.Of(Sorted)!;
        Assert.Equal(.7485689235, test.Z, 1e-10);
        Assert.Equal(.4541170686, test.PValue, 1e-10);
        // The squared error less its mean, in standard deviations.
        double brier = 0, mean = 0, variance = 0;
        foreach (var (c, isRight) in Fixtures.Confidences.Zip(Fixtures.Correct))
        {
            brier += Math.Pow(c - (isRight ? 1 : 0), 2);
            mean += c * (1 - c);
            variance += Math.Pow(1 - 2 * c, 2) * c * (1 - c);
        }
        Assert.Equal((brier - mean) / Math.Sqrt(variance), test.Z, 1e-12);
    }

    [Fact]
    public void RankingByConfidence_IsTheKnownOne()
    {
        Assert.Equal(27 / 35.0, ConfidenceAuc.Of(Sorted)!.Value, 1e-12);
        var risk = RiskCoverage.Of(Sorted);
        Assert.Equal(.2416125541, risk.Area, 1e-10);
        Assert.Equal(.1189604377, risk.Least, 1e-10);
        Assert.Equal(.1226521164, risk.Excess, 1e-10);
        Assert.Equal(.1597222222, risk.Generalized, 1e-10);
        Assert.Equal(2 / 12.0, RiskCoverage.CoverageAt(Sorted, 0), 1e-12);
        Assert.Equal(6 / 12.0, RiskCoverage.CoverageAt(Sorted, .17), 1e-12);
    }

    [Fact]
    public void RiskCurve_EndsAtTheWholeShareOfErrors()
    {
        var (coverage, risk) = RiskCoverage.Curve(Sorted, 4);
        Assert.Equal([.25, .5, .75, 1], coverage);
        Assert.Equal([1 / 3.0, 1 / 6.0, 3 / 9.0, 5 / 12.0], risk, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void BinSweep_HasTheSameNumbersAsItsParts()
    {
        var sweep = BinSweep.Of(Sorted);
        Assert.Equal([5, 10, 15, 20, 25, 50, 100, 200, 500], sweep.Bins);
        Assert.Equal([.133333333, .238333333, .261666667], sweep.EqualWidth.Take(3), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([.35, .47, .72], sweep.Greatest.Take(3), (a, b) => Math.Abs(a - b) < 1e-9);
        // Beyond one record a bin nothing changes.
        Assert.Equal(sweep.EqualMass[3], sweep.EqualMass[8], 1e-12);
    }

    private static double Kernel(double bandwidth) => KernelDensityError.Of(
        Fixtures.Confidences, Fixtures.Correct, bandwidth, cancellation: TestContext.Current.CancellationToken).Value;
}
