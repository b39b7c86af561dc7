using Lethe.Calibration.Tests.Support;

namespace Lethe.Calibration.Tests;

/// <summary>Every metric on real predictions, against figures that another program computed twice from the definitions.</summary>
public class PublishedPredictionsTests
{
    private const string Lenet = "lenet-5-cifar-10";
    private const string Wide = "wideresnet-16-4-cifar-10";
    private const string Wide100 = "wideresnet-16-4-cifar-100";

    [Theory]
    [InlineData(Lenet, .5308, .638688, 1.369868, .614152)]
    [InlineData(Wide, .9109, .964616, .378170, .143871)]
    [InlineData(Wide100, .7543, .802208, .956449, .350087)]
    public void Scores(string name, double accuracy, double confidence, double logLoss, double brier)
    {
        var file = PublishedPredictions.Of(name);
        var rows = Enumerable.Range(0, file.Labels.Length).ToArray();
        Assert.Equal(accuracy, file.Correct.Average(one => one ? 1 : 0), 1e-12);
        Near(confidence, file.Confidences.Average());
        // Nothing cut off: no stored probability is 0.
        Near(logLoss, rows.Average(i => ProperScores.LogLoss(Array.ConvertAll(file.Row(i).ToArray(), Math.Log), (int)file.Labels[i])));
        Near(brier, rows.Average(i => ProperScores.Brier(file.Row(i), (int)file.Labels[i])));
    }

    [Theory]
    [InlineData(Lenet, .107888, .107888, .185821, .113184, .109490)]
    [InlineData(Wide, .053716, .053716, .262389, .074901, .151540)]
    [InlineData(Wide100, .058060, .056819, .133597, .068234, .069273)]
    public void FifteenBins(string name, double ece, double equalMass, double greatest, double rootMeanSquare, double unweighted)
    {
        var file = PublishedPredictions.Of(name);
        var bins = ConfidenceBins.Of(file.Confidences, file.Correct, 15);
        Near(ece, ExpectedCalibrationError.Of(bins));
        Near(ece, ExpectedCalibrationError.Of(file.Confidences, file.Correct, 15, BinEdge.Right));
        Near(equalMass, ExpectedCalibrationError.Of(EqualMassBins.Of(file.Sorted, 15)));
        Near(greatest, BinGaps.Greatest(bins)!.Value);
        Near(rootMeanSquare, BinGaps.RootMeanSquare(bins));
        Near(unweighted, BinGaps.Unweighted(bins));
    }

    [Theory]
    [InlineData(Lenet, .01274585, .112898, .114244, .01256443, .107887, .107703)]
    [InlineData(Wide, .00848730, .092127, .092601, .00537088, .053673, .053520)]
    [InlineData(Wide100, .00484458, .069603, .070950, .00437072, .056342, .057325)]
    public void Debiased(string name, double square, double root, double plugIn, double squareOfWidth, double mean, double meanOfWidth)
    {
        var file = PublishedPredictions.Of(name);
        var (mass, width) = (EqualMassBins.Of(file.Sorted, 15), ConfidenceBins.Of(file.Sorted, 15));
        Near(square, BinGaps.DebiasedSquare(mass), 1e-8);
        Near(root, Math.Sqrt(BinGaps.DebiasedSquare(mass)));
        Near(plugIn, BinGaps.RootMeanSquare(mass));
        Near(squareOfWidth, BinGaps.DebiasedSquare(width), 1e-8);
        Near(mean, BinGaps.DebiasedMean(mass));
        Near(meanOfWidth, BinGaps.DebiasedMean(width));
    }

    [Theory]
    [InlineData(Lenet, .107900, .107900, .0073273530, .08559996, 20.149, .01266043)]
    [InlineData(Wide, .053716, .053803, .0021857256, .04675174, 51.206, .00535446)]
    [InlineData(Wide100, .047908, .053243, .0018118879, .04256628, 25.788, .00437065)]
    public void WithoutBins(string name, double ks, double kuiper, double mmceSquared, double mmce, double z, double tCal)
    {
        var sorted = PublishedPredictions.Of(name).Sorted;
        var walk = CumulativeCalibrationError.Of(sorted);
        Near(ks, walk.KolmogorovSmirnov);
        Near(kuiper, walk.Kuiper);
        var embedding = MeanEmbeddingError.Of(sorted);
        Near(mmceSquared, embedding.Squared, 1e-10);
        Near(mmce, embedding.Value, 1e-8);
        Near(z, SpiegelhalterTest.Of(sorted)!.Z, 1e-3);
        Near(tCal, TCal.Debiased(sorted, 16), 1e-8);
    }

    [Theory]
    [InlineData(Lenet, .107888, .1078879, .1078879)]
    [InlineData(Wide, .053716, .0537163, .0538848)]
    [InlineData(Wide100, .056281, .0564423, .0577731)]
    public void Smooth(string name, double itsOwn, double at05, double at01)
    {
        var file = PublishedPredictions.Of(name);
        var smooth = SmoothCalibrationError.Of(file.Confidences, file.Correct);
        Near(itsOwn, smooth.AtItsOwnWidth());
        Near(at05, smooth.At(.05), 1e-7);
        Near(at01, smooth.At(.01), 1e-7);
    }

    [Theory]
    [InlineData(Lenet, .742048, .271543, .133031, .138512, .174341)]
    [InlineData(Wide, .914650, .012940, .004097, .008843, .010901)]
    [InlineData(Wide100, .862019, .072227, .033026, .039201, .055769)]
    public void Ranking(string name, double auc, double aurc, double least, double excess, double generalized)
    {
        var sorted = PublishedPredictions.Of(name).Sorted;
        Near(auc, ConfidenceAuc.Of(sorted)!.Value);
        var risk = RiskCoverage.Of(sorted);
        Near(aurc, risk.Area);
        Near(least, risk.Least);
        Near(excess, risk.Excess);
        Near(generalized, risk.Generalized);
    }

    [Theory]
    [InlineData(Lenet, .216598, .013917, .046371, .249051, .012811, .044841, .000367, .000790)]
    [InlineData(Wide, .066339, .009330, .024152, .081161, .005610, .019296, .000135, .001271)]
    [InlineData(Wide100, .130522, .005838, .060648, .185332, .004656, .058748, .000312, .001030)]
    public void BrierParts(
        string name, double brier, double miscalibration, double discrimination, double uncertainty, double reliability,
        double resolution, double variance, double covariance)
    {
        var sorted = PublishedPredictions.Of(name).Sorted;
        var (corp, murphy) = (CorpDecomposition.Of(sorted), BrierDecomposition.Of(ConfidenceBins.Of(sorted, 15)));
        Near(brier, corp.Brier);
        Near(brier, murphy.Brier);
        Near(miscalibration, corp.Miscalibration);
        Near(discrimination, corp.Discrimination);
        Near(uncertainty, corp.Uncertainty);
        Near(reliability, murphy.Reliability);
        Near(resolution, murphy.Resolution);
        Near(variance, murphy.WithinVariance);
        Near(covariance, murphy.WithinCovariance);
    }

    [Theory]
    [InlineData(Lenet, .0240601, .110841, .022549, .031404, .022901)]
    [InlineData(Wide, .0124275, .059232, .010680, .062925, .010551)]
    [InlineData(Wide100, .0021367, .118406, .001062, .010149, .001746)]
    public void Classwise(string name, double equalWidth, double topLabel, double adaptive, double thresholded, double overAll)
    {
        var file = PublishedPredictions.Of(name);
        Near(equalWidth, ClasswiseError.EqualWidth(file.Table, file.Labels, file.Classes).Average(), 1e-7);
        Near(topLabel, TopLabelError.Of(file.Confidences, file.Correct, file.Predicted, file.Classes));
        Near(adaptive, ClasswiseError.Adaptive(file.Table, file.Labels, file.Classes).Average());
        Near(thresholded, ClasswiseError.Thresholded(file.Table, file.Labels, file.Classes).Average());
        Near(overAll, ClasswiseError.Thresholded(file.Table, file.Labels, file.Classes, overAll: true).Average());
    }

    [Theory]
    [InlineData(Lenet, 15, .107888, .114244)]
    [InlineData(Wide, 6, .053716, .089102)]
    [InlineData(Wide100, 13, .056006, .069833)]
    public void Sweep(string name, int bins, double mean, double rootMeanSquare)
    {
        var sweep = SweepError.EqualMass(PublishedPredictions.Of(name).Sorted);
        Assert.Equal(bins, sweep.Bins);
        Near(mean, sweep.Mean);
        Near(rootMeanSquare, sweep.RootMeanSquare);
    }

    [Theory]
    [InlineData(Lenet, new[] { .107888, .107888, .107888, .108441, .108616, .120262 }, new[] { .107888, .107888, .107888, .107888, .107897, .124263 })]
    [InlineData(Wide, new[] { .053716, .053716, .053961, .054129, .054820, .060309 }, new[] { .053716, .053716, .053716, .053717, .053719, .053931 })]
    [InlineData(Wide100, new[] { .058028, .058028, .058157, .059155, .063259, .082113 }, new[] { .049907, .056652, .057390, .057780, .059370, .073807 })]
    public void NumbersOfBins(string name, double[] equalWidth, double[] equalMass)
    {
        var sweep = BinSweep.Of(PublishedPredictions.Of(name).Sorted);
        int[] known = [0, 1, 4, 5, 6, 8];
        Assert.Equal([5, 10, 25, 50, 100, 500], known.Select(i => sweep.Bins[i]));
        for (var i = 0; i < known.Length; i++)
        {
            Near(equalWidth[i], sweep.EqualWidth[known[i]]);
            Near(equalMass[i], sweep.EqualMass[known[i]]);
        }
    }

    [Theory]
    [InlineData(Lenet, 1.004461)]
    [InlineData(Wide, .095168)]
    [InlineData(Wide100, .787697)]
    public void Entropies(string name, double mean)
    {
        var file = PublishedPredictions.Of(name);
        Near(mean, Enumerable.Range(0, file.Labels.Length).Average(i => Entropy.Of(file.Row(i))));
    }

    [Theory]
    [InlineData(Lenet, 1.396779)]
    [InlineData(Wide, 2.052549)]
    [InlineData(Wide100, 1.111146)]
    public void Temperatures_OfAllRecords(string name, double temperature)
    {
        var file = PublishedPredictions.Of(name);
        var fit = TemperatureFit.Of(Array.ConvertAll(file.Table, Math.Log), file.Labels, file.Classes, TestContext.Current.CancellationToken);
        Assert.Equal(TemperatureOutcome.Converged, fit.Outcome);
        Near(temperature, fit.Temperature);
    }

    /// <summary>Where every bin claims too much the error is the distance of mean confidence from accuracy, whatever the bins.</summary>
    [Fact]
    public void GapsOfOneSign_LeaveNothingToTheBins()
    {
        var file = PublishedPredictions.Of(Wide);
        var occupied = ConfidenceBins.Of(file.Sorted, 15).Where(bin => bin.Count > 0).ToArray();
        Assert.Equal(12, occupied.Length);
        Assert.All(occupied, bin => Assert.True(bin.Excess > 0));
        var overconfidence = file.Confidences.Average() - file.Correct.Average(one => one ? 1 : 0);
        Near(.053716, overconfidence);
        foreach (var bins in new[] { 1, 5, 10, 15 }) Assert.Equal(overconfidence, ExpectedCalibrationError.Of(ConfidenceBins.Of(file.Sorted, bins)), 1e-12);
        // No walk can end nearer to 0.
        Assert.True(CumulativeCalibrationError.Of(file.Sorted).KolmogorovSmirnov >= overconfidence - 1e-12);
    }

    [Fact]
    public void RowsInSinglePrecision_SumToOneButForRounding()
    {
        foreach (var name in new[] { Lenet, Wide, Wide100 })
        {
            var file = PublishedPredictions.Of(name);
            // None is 0, so that nothing here needs cutting off; the least of the three files is 7.1e-23.
            Assert.InRange(file.Raw.Min(), 7e-23f, 1e-7f);
            Assert.InRange(file.Raw.Chunk(file.Classes).Max(row => Math.Abs(row.Sum(one => (double)one) - 1)), 1e-8, 1e-6);
        }
    }

    [Fact]
    public void RawTies_OfASaturatedFile_MoveOnlyTheRanking()
    {
        var file = PublishedPredictions.Of(Wide);
        var confidences = file.Raw.Chunk(file.Classes).Select(row => (double)row.Max()).ToArray();
        var sorted = SortedPredictions.Of(confidences, file.Correct);
        Assert.Equal(2469, confidences.Count(one => one == 1));
        Assert.Equal(4, file.Confidences.Count(one => one == 1));
        Near(.914793, ConfidenceAuc.Of(sorted)!.Value);
        Near(.012710, RiskCoverage.Of(sorted).Area);
        Near(.053716, CumulativeCalibrationError.Of(sorted).KolmogorovSmirnov);
    }

    /// <summary>Half of what lies at 1 is lost to it: .05372 and .05628 are right.</summary>
    [Theory]
    [InlineData(Wide, .07568, 1e-5)]
    [InlineData(Wide100, .05980, 1e-5)]
    [InlineData(Lenet, .107822, 1e-6)]
    public void SmoothError_AsRelplotHasIt(string name, double expected, double digit)
    {
        var file = PublishedPredictions.Of(name);
        Near(expected, HalvedMirrorError.Of(file.Confidences, file.Correct), digit);
    }

    /// <summary>Another kernel, the same accuracy along the confidences.</summary>
    [Theory]
    [InlineData(Lenet, .107888)]
    [InlineData(Wide100, .058060)]
    public void TriweightError_IsNearTheErrorOverBins(string name, double error)
    {
        var file = PublishedPredictions.Of(name);
        Assert.InRange(TriweightError.Of(file.Confidences, file.Correct)!.Value, .6 * error, 1.4 * error);
    }

    // To the digits that are known.
    private static void Near(double expected, double actual, double digit = 1e-6) => Assert.Equal(expected, actual, .6 * digit);
}
