namespace Lethe.Statistics.Tests.Calibration;

/// <summary>What other tools get wrong, one test each: the number that they give, and the right one.</summary>
public class OthersDefectsTests
{
    private static readonly double[] Saturated = [.95, 1];

    [Fact]
    public void ConfidenceOfExactlyOne_PutIntoABinOfItsOwn_RaisesEveryNorm()
    {
        bool[] correct = [true, false];
        var bins = ConfidenceBins.Of(Saturated, correct, 10);
        Assert.Equal(2, bins[9].Count);
        Assert.Equal(.475, ExpectedCalibrationError.Of(bins), 1e-12);
        Assert.Equal(.475, BinGaps.RootMeanSquare(bins), 1e-12);
        Assert.Equal(.475, BinGaps.Greatest(bins)!.Value, 1e-12);
        // With the bin that should not be there: .05 and 1 apart.
        double[] apart = [.05, 1];
        Assert.Equal(.525, apart.Average(), 1e-12);
        Assert.NotEqual(apart.Max(), BinGaps.Greatest(bins)!.Value, .4);
    }

    [Theory]
    [InlineData(BinEdge.Left)]
    [InlineData(BinEdge.Right)]
    public void ConfidenceOfExactlyZero_CountedAsBinMinusOne_IsInTheFirst(BinEdge edge)
    {
        var bins = ConfidenceBins.Of([0, .05], [true, false], 10, edge);
        Assert.Equal((2, 1.0), (bins[0].Count, bins[0].Correct));
        Assert.Equal(.475, ExpectedCalibrationError.Of(bins), 1e-12);
    }

    [Fact]
    public void DoublesRoundedToSinglePrecision_ChangeBins()
    {
        Assert.Equal(28, ConfidenceBins.IndexOf(.29, 100));
        Assert.Equal(29, (int)((float).29 * 100f));
        Assert.Equal(56, ConfidenceBins.IndexOf(.57, 100));
        Assert.Equal(57, (int)((float).57 * 100f));
    }

    [Fact]
    public void AListOfEdges_PutsPointSixElsewhere_AndTheErrorDoesNotShowIt()
    {
        double[] confidences = [.2, .4, .6, .8, .1, .3, .5, .7, .9];
        var correct = Fixtures.Bits("101000111");
        // As a program adds up its edges.
        double[] edges = [.2, .4, .2 + .4, .8];
        Assert.Equal(.6000000000000001, edges[2]);
        int[] byEdges = [.. confidences.Select(c => edges.Count(edge => c >= edge))];
        Assert.Equal([1, 2, 2, 4, 0, 1, 2, 3, 4], byEdges);
        Assert.Equal([1, 2, 3, 4, 0, 1, 2, 3, 4], confidences.Select(c => ConfidenceBins.IndexOf(c, 5)));
        var error = Enumerable.Range(0, 5).Sum(bin => Math.Abs(Enumerable.Range(0, 9).Where(i => byEdges[i] == bin).Sum(i => confidences[i] - (correct[i] ? 1 : 0)))) / 9;
        Assert.Equal(.233333333, error, 1e-9);
        Assert.Equal(.233333333, ExpectedCalibrationError.Of(confidences, correct, 5), 1e-9);
    }

    [Fact]
    public void DebiasingOverOneLess_IsInfiniteForASingleRecord_AndIsLeftOut()
    {
        var bins = ConfidenceBins.Of([.1, .55, .56, .58], [true, true, true, false], 10);
        Assert.Equal(1, bins[1].Count);
        Assert.True(double.IsFinite(BinGaps.DebiasedSquare(bins)) && double.IsFinite(BinGaps.DebiasedMean(bins)));
        Assert.True(double.IsInfinity(.5 * (1 - .5) / (bins[1].Count - 1)));
    }

    [Fact]
    public void QuantileEdges_OfAConstantPredictor_CollapseAndReportNoError()
    {
        var sorted = SortedPredictions.Of(Enumerable.Repeat(.9, 8).ToArray(), Fixtures.Bits("11110000"));
        foreach (var bins in new[] { 1, 3, 15, 500 }) Assert.Equal(.4, ExpectedCalibrationError.Of(EqualMassBins.Of(sorted, bins)), 1e-12);
    }

    [Fact]
    public void SmoothError_ThatMirrorsWithoutTheEnds_LosesHalfOfTheMassAtOne()
    {
        Assert.Equal(.7499994, SmoothCalibrationError.Of([1, .5], [false, true]).At(.05), 1e-7);
        Assert.Equal(.6710212, HalvedMirrorError.At([1, .5], [false, true], .05), 1e-7);
    }

    [Fact]
    public void Spiegelhalter_OneSided_FindsNothingWrongWithAModelThatClaimsTooLittle()
    {
        var test = SpiegelhalterTest.Of(SortedPredictions.Of(Enumerable.Repeat(.6, 100).ToArray(), [.. Enumerable.Range(0, 100).Select(i => i < 95)]))!;
        Assert.True(1 - Normal.Cumulative(test.Z) > .999, "one-sided");
        Assert.True(test.PValue < 1e-6, "two-sided");
    }

    [Fact]
    public void Auroc_OfAModelThatIsAlwaysRight_IsNotOneHalf() => Assert.Null(ConfidenceAuc.Of(SortedPredictions.Of([.6, .9], [true, true])));

    [Fact]
    public void Aurc_ByTrapezoidsOverOneLess_IsAnotherNumber()
    {
        var sorted = SortedPredictions.Of(Fixtures.Confidences, Fixtures.Correct);
        var (_, risk) = RiskCoverage.Curve(sorted, 12);
        var trapezoids = Enumerable.Range(0, 11).Sum(i => (risk[i] + risk[i + 1]) / 2 / 12) / (1 - 1 / 12.0);
        Assert.Equal(.2446379, trapezoids, 1e-7);
        Assert.Equal(.2416125541, RiskCoverage.Of(sorted).Area, 1e-10);
    }

    [Fact]
    public void OptimalAurc_InClosedForm_IsTooSmallForFewRecords()
    {
        const double Share = 5 / 12.0;
        Assert.Equal(.10225, Share + (1 - Share) * Math.Log(1 - Share), 1e-5);
        Assert.Equal(.1189604377, RiskCoverage.Of(SortedPredictions.Of(Fixtures.Confidences, Fixtures.Correct)).Least, 1e-10);
    }

    [Fact]
    public void ALevelTakenForPercent_WouldMakeAnIntervalOfNinetyPercentOneOfAlmostAll()
    {
        Interval At(double level) => ExpectedCalibrationError.Pivotal(
            Fixtures.Confidences, Fixtures.Correct, new RandomStream(3), 5, draws: 2000, level: level, cancellation: TestContext.Current.CancellationToken);
        Assert.True(At(.9).Width < .8 * At(.999).Width, $"{At(.9)} {At(.999)}");
    }

    [Fact]
    public void Percentiles_OfAnErrorThatIsBiasedUpwards_WouldBeSoTwice()
    {
        // A calibrated model's resamples lie above its error, and the error above the truth, which is 0.
        var random = new RandomStream(4);
        double[] confidences = [.. Enumerable.Range(0, 500).Select(_ => random.NextDouble())];
        bool[] correct = [.. confidences.Select(c => random.NextDouble() < c)];
        var pivotal = ExpectedCalibrationError.Pivotal(confidences, correct, random, draws: 500, cancellation: TestContext.Current.CancellationToken);
        var percentiles = Bootstrap.Of(500, rows => ExpectedCalibrationError.Of([.. rows.Select(row => confidences[row])], [.. rows.Select(row => correct[row])]), random, 500);
        var error = ExpectedCalibrationError.Of(confidences, correct);
        Assert.True(percentiles.Low > .02 && (percentiles.Low + percentiles.High) / 2 > error, $"{percentiles} of {error}");
        Assert.True(pivotal.Low < .02 && (pivotal.Low + pivotal.High) / 2 < error, $"{pivotal} of {error}");
    }

    [Fact]
    public void BandwidthSearchFromZero_FindsNoneWhereEveryLikelihoodIsBelow()
    {
        double[] confidences = [.02, .5, .98];
        Assert.True(KernelDensityError.Bandwidths.Max(one => new BetaKernels(confidences, one, 1e-6).LogLikelihood()) < 0);
        Assert.True(KernelDensityError.BestBandwidth(confidences, TestContext.Current.CancellationToken) > 0);
    }

    [Fact]
    public void TemperatureFit_ReturnedUnchanged_OrWithMoreLoss_HappensNowhere()
    {
        var random = new RandomStream(7);
        for (var trial = 0; trial < 30; trial++)
        {
            double[] logits = [.. Enumerable.Range(0, 60 * 4).Select(_ => (1 + trial % 5) * random.NextNormal())];
            long[] labels = [.. Enumerable.Range(0, 60).Select(_ => (long)random.NextInt(4))];
            var fit = TemperatureFit.Of(logits, labels, 4, TestContext.Current.CancellationToken);
            Assert.True(fit.LossAfter <= fit.LossBefore, $"{fit}");
            Assert.NotEqual(1, fit.Temperature, 1e-6);
            // No temperature nearby is better.
            foreach (var factor in new[] { .9, 1.1 })
                Assert.True(TemperatureFit.LossAt(Math.Clamp(fit.Temperature * factor, TemperatureFit.Lowest, TemperatureFit.Highest), logits, labels, 4) >= fit.LossAfter - 1e-12);
        }
    }

    [Fact]
    public void TwoLabelsAmongManyClasses_AreNotTakenForABinaryModel()
    {
        double[] table = [.5, .3, .1, .1, .2, .6, .1, .1, .4, .4, .1, .1];
        var errors = ClasswiseError.EqualWidth(table, [0, 1, 1], 4);
        Assert.Equal(4, errors.Length);
        Assert.Equal([.1, .1], errors[2..], (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void LabelsThatAreAllOnes_AreMeasuredLikeOthers() =>
        Assert.Equal(.25, ExpectedCalibrationError.Of([.7, .8], [true, true]), 1e-12);

    [Fact]
    public void ClasswiseErrors_AreThoseOfAllClassesAndNotOfTheLast()
    {
        var errors = ClasswiseError.EqualWidth([.9, .05, .05, .9, .05, .05], [1, 2], 3);
        Assert.Equal([.9, .45, .45], errors, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void BinaryPairs_AreNotThoseOfThePredictedClass()
    {
        // P(1) = .1, .2 and .9 with the truths 0, 0 and 1: what the class claims, and what the prediction does.
        double[] table = [.9, .1, .8, .2, .1, .9];
        Assert.Equal((.1 + .2 + .1) / 3, ClasswiseError.EqualWidth(table, [0, 0, 1], 2)[1], 1e-12);
        Assert.Equal((.1 + .2 + .1) / 3, ExpectedCalibrationError.Of([.9, .8, .9], [true, true, true]), 1e-12);
        Assert.NotEqual(ClasswiseError.EqualWidth(table, [0, 1, 1], 2)[1], ExpectedCalibrationError.Of([.9, .8, .9], [true, false, true], 1), .1);
    }

    [Theory]
    [InlineData(95)]
    [InlineData(1.5)]
    public void PercentForShares_AreRefused(double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ExpectedCalibrationError.Of([confidence], [true]));

    [Fact]
    public void ConfidenceOfOne_DoesNotFallOutOfAMapsLastBin()
    {
        var fit = BayesianBinning.Of(SortedPredictions.Of([.2, .4, .8, 1], [false, false, true, true]), 3);
        Assert.Equal(fit.At(.999), fit.At(1));
        Assert.True(double.IsFinite(HistogramFit.Of([.2, 1], [false, true], 15).At(1)));
        // A bin that no record fell into has a rate.
        Assert.All(HistogramFit.Of([.2, 1], [false, true], 15).Rates, rate => Assert.InRange(rate, 0, 1));
    }
}
