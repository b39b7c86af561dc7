using Lethe.Statistics.Tests.Calibration;

namespace Lethe.Statistics.Tests.Recalibration;

public class CurveTests
{
    [Fact]
    public void Isotonic_OfTwelveWorkedRecords_HasTheKnownBlocks()
    {
        var blocks = PooledViolators.Of(SortedPredictions.Of(Fixtures.Confidences, Fixtures.Correct));
        Assert.Equal([(.35, .47, 0.0), (.53, .72, .5), (.77, .91, .75), (.93, .97, 1.0)], blocks.Select(block => (block.Lowest, block.Highest, block.Rate)));
    }

    [Fact]
    public void Isotonic_BetweenBlocks_IsStraight_AndLevelOutside()
    {
        var fit = IsotonicFit.Of(SortedPredictions.Of(Fixtures.Confidences, Fixtures.Correct));
        Assert.Equal(0, fit.At(.1));
        Assert.Equal(.25, fit.At(.5), 1e-12);
        Assert.Equal(.5, fit.At(.6), 1e-12);
        Assert.Equal(.625, fit.At(.745), 1e-12);
        Assert.Equal(1, fit.At(1));
    }

    [Fact]
    public void Isotonic_OfTies_TakesTheirMeanFirst()
    {
        var fit = IsotonicFit.Of(SortedPredictions.Of([.3, .3, .3, .7], [true, false, false, true]));
        Assert.Equal(1.0 / 3, fit.At(.3), 1e-12);
        Assert.Equal(2.0 / 3, fit.At(.5), 1e-12);
    }

    [Fact]
    public void Histogram_CountsByBin_AndAnEmptyOneIsItsMiddle()
    {
        var fit = HistogramFit.Of([0, .1, .19, .5, .59, 1], [false, true, false, true, true, false], 5);
        Assert.Equal([1.0 / 3, .3, 1, .7, 0], fit.Rates);
        // The edge rule of confidences: 0.6 begins the fourth bin.
        Assert.Equal(.7, fit.At(.6));
        Assert.Equal(0, fit.At(1));
    }

    [Fact]
    public void Beta_WithAsManyNumbersAsConfidences_GivesTheirRates()
    {
        // Three confidences with rates 1/10, 4/10 and 8/10, and a curve with three numbers.
        double[] levels = [.2, .5, .8];
        int[] right = [1, 4, 8];
        var (confidences, isTrue) = (levels.SelectMany(level => Enumerable.Repeat(level, 10)).ToArray(), right.SelectMany(n => Enumerable.Range(0, 10).Select(i => i < n)).ToArray());
        var fit = BetaFit.Of(confidences, isTrue, TestContext.Current.CancellationToken);
        Assert.True(fit.Converged);
        Assert.Equal(0, fit.Refits);
        Assert.All(levels.Zip(right), pair => Assert.Equal(pair.Second / 10.0, fit.At(pair.First), 1e-6));
    }

    [Fact]
    public void Beta_WhoseSlopeWouldBeNegative_LeavesThatOut()
    {
        // The rate falls towards 1: the best curve with a free slope would fall there too.
        double[] levels = [.1, .5, .99];
        int[] right = [1, 9, 6];
        var (confidences, isTrue) = (levels.SelectMany(level => Enumerable.Repeat(level, 10)).ToArray(), right.SelectMany(n => Enumerable.Range(0, 10).Select(i => i < n)).ToArray());
        var fit = BetaFit.Of(confidences, isTrue, TestContext.Current.CancellationToken);
        Assert.Equal(1, fit.Refits);
        Assert.Equal(0, fit.OfFalse);
        Assert.True(fit.OfTrue > 0);
        // What falls everywhere leaves nothing but the rate of all.
        var level = BetaFit.Of([.2, .2, .8, .8], [true, true, false, false], TestContext.Current.CancellationToken);
        Assert.Equal((0.0, 0.0, 2), (level.OfTrue, level.OfFalse, level.Refits));
        Assert.Equal(.5, level.At(.3), 1e-9);
    }

    [Fact]
    public void Platt_OfTwoScores_IsTheLineThroughBothOdds()
    {
        // At 2 three of four are true, at -2 one of four.
        double[] scores = [2, 2, 2, 2, -2, -2, -2, -2];
        bool[] isTrue = [true, true, true, false, true, false, false, false];
        var plain = PlattFit.Of(scores, isTrue, smooth: false, TestContext.Current.CancellationToken);
        Assert.Equal(Math.Log(3) / 2, plain.Slope, 1e-8);
        Assert.Equal(0, plain.Intercept, 1e-8);
        var smooth = PlattFit.Of(scores, isTrue, smooth: true, TestContext.Current.CancellationToken);
        // Four of each: truths 5/6 and 1/6, so that at 2 the mean is (3 * 5/6 + 1/6) / 4 = 2/3.
        Assert.Equal(2.0 / 3, smooth.At(2), 1e-8);
        Assert.True(smooth.Search.Converged);
    }

    [Fact]
    public void Platt_OfScoresThatTellTheClassesApart_StaysACurveWhereItIsSmooth()
    {
        double[] scores = [1, 2, -1, -2];
        bool[] isTrue = [true, true, false, false];
        Assert.True(PlattFit.Of(scores, isTrue, smooth: true, TestContext.Current.CancellationToken) is { Search.Converged: true, Slope: < 5 });
    }

    [Fact]
    public void Bayesian_OfTwoBins_IsTheirPosteriorMean()
    {
        var fit = BayesianBinning.Of(SortedPredictions.Of([.2, .3, .8, .9], [false, true, true, true]), 2);
        Assert.Equal(.55, Assert.Single(fit.Edges), 1e-12);
        // One record of belief in each bin, at the middles .275 and .775.
        Assert.Equal((1 + .275) / 3, fit.Rates[0], 1e-12);
        Assert.Equal((2 + .775) / 3, fit.Rates[1], 1e-12);
        Assert.Equal(fit.Rates[0], fit.At(0));
        Assert.Equal(fit.Rates[1], fit.At(.55));
        Assert.Equal(fit.Rates[1], fit.At(1));
    }

    [Fact]
    public void Bayesian_OfSeveralBinnings_TrustsThemByTheirEvidence()
    {
        double[] confidences = [.2, .3, .8];
        bool[] isTrue = [false, true, true];
        var fit = BayesianBinning.Of(SortedPredictions.Of(confidences, isTrue), 3);
        // Two bins, {.2 .3} and {.8}, of one record of belief each; three bins of two thirds of one.
        var two = Evidence(1, .275, 1, 2) + Evidence(1, .775, 1, 1);
        var three = Evidence(2 / 3.0, .125, 0, 1) + Evidence(2 / 3.0, .4, 1, 1) + Evidence(2 / 3.0, .775, 1, 1);
        var trust = 1 / (1 + Math.Exp(three - two));
        Assert.Equal(2, fit.Edges.Length);
        Assert.Equal(.25, fit.Edges[0], 1e-12);
        Assert.Equal(.55, fit.Edges[1], 1e-12);
        Assert.Equal(trust * (1 + .275) / 3 + (1 - trust) * (2 / 3.0 * .125) / (1 + 2 / 3.0), fit.Rates[0], 1e-9);
        Assert.Equal(trust * (1 + .275) / 3 + (1 - trust) * (1 + 2 / 3.0 * .4) / (1 + 2 / 3.0), fit.Rates[1], 1e-9);

        static double Evidence(double belief, double middle, int right, int count) =>
            Gamma.Log(belief) - Gamma.Log(count + belief) + Gamma.Log(right + belief * middle) - Gamma.Log(belief * middle)
            + Gamma.Log(count - right + belief * (1 - middle)) - Gamma.Log(belief * (1 - middle));
    }

    [Fact]
    public void Bayesian_OfOneConfidence_IsOneBin()
    {
        var fit = BayesianBinning.Of(SortedPredictions.Of([.9, .9, .9, .9], [true, false, false, false]), 15);
        Assert.Empty(fit.Edges);
        // Two records of belief at one half.
        Assert.Equal(2.0 / 6, Assert.Single(fit.Rates), 1e-12);
    }

    [Fact]
    public void Spline_ThroughALine_IsTheLine()
    {
        var spline = new NaturalSpline([1, 1.5, 2, 2.5, 3]);
        foreach (var t in new[] { 0, .1, .33, .5, .9, 1 })
        {
            Assert.Equal(1 + 2 * t, spline.At(t), 1e-12);
            Assert.Equal(2, spline.Slope(t), 1e-12);
        }
    }

    [Fact]
    public void Spline_ThroughThreePoints_IsTheKnownOne()
    {
        // 0, 1, 0: one bend in the middle, -12; (3t - 4t^3) / 1 on the left half.
        var spline = new NaturalSpline([0, 1, 0]);
        foreach (var t in new[] { 0, .1, .25, .4, .5 })
        {
            Assert.Equal(3 * t - 4 * t * t * t, spline.At(t), 1e-12);
            Assert.Equal(3 - 12 * t * t, spline.Slope(t), 1e-12);
            Assert.Equal(spline.At(t), spline.At(1 - t), 1e-12);
        }
    }

    [Fact]
    public void Spline_FittedToPointsOfASpline_FindsIt()
    {
        var known = new NaturalSpline([.3, -.2, .5, 0, 1, .4]);
        var points = Enumerable.Range(0, 101).Select(i => known.At(i / 100.0)).ToArray();
        var fit = NaturalSpline.Fit(points, 6);
        Assert.All(known.Values.Zip(fit.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }
}
