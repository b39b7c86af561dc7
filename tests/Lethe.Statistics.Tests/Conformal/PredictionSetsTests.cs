namespace Lethe.Statistics.Tests.Conformal;

public class PredictionSetsTests
{
    private static readonly double[][] Three = [Softmaxed(1, .8, 0), Softmaxed(2.5, 0, -1), Softmaxed(.1, 0, -.1)];

    [Fact]
    public void LeastAmbiguous_AtAKnownThreshold_GivesTheKnownSets()
    {
        Assert.Equal([.45733, .37443, .16824], Three[0].Select(one => Math.Round(one, 5)));
        Assert.Equal(["0 1", "0", "0 1 2"], Three.Select(row => SetOf(new LeastAmbiguousScore(), row, .74)));
    }

    [Fact]
    public void Adaptive_AtTheSameThreshold_MayBeEmptyAndAddsNoCrossingClass() =>
        Assert.Equal(["0", "", "0 1"], Three.Select(row => SetOf(new AdaptiveScore(), row, .74)));

    [Fact]
    public void Adaptive_Randomised_CountsOnlyAShareOfTheClassItself()
    {
        var scores = new double[3];
        new AdaptiveScore().Fill([.2, .5, .3], .25, scores);
        Assert.Equal([.8 + .25 * .2, .25 * .5, .5 + .25 * .3], scores, (a, b) => Math.Abs(a - b) < 1e-15);
        new AdaptiveScore(.1, 1).Fill([.2, .5, .3], .25, scores);
        Assert.Equal([.85 + .2, .125, .575 + .1], scores, (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void Ties_RankInTheOrderOfTheClasses()
    {
        var scores = new double[6];
        new AdaptiveScore(1).Fill([0, .25, .25, 0, .25, .25], 1, scores);
        Assert.Equal([6, 1.25, 2.5, 7, 3.75, 5], scores);
        // Outputs that are one-hot: zeros tie at the end and do not all come in at once.
        new AdaptiveScore(.01, 1).Fill([0, 0, 1, 0, 0, 0], 1, scores);
        Assert.Equal(1, scores[2]);
        Assert.Equal(6, scores.Distinct().Count());
    }

    [Fact]
    public void SinglePrecision_OfSaturatedRows_FillsTheSetsThatDoublePrecisionLeavesEmpty()
    {
        // The tail is lost in single precision: every score is exactly 1, and so is the threshold.
        double[] probabilities = [1 - 2.5e-8, 1.5e-8, 1e-8];
        var scores = new double[3];
        new AdaptiveScore().Fill(probabilities, 1, scores);
        Assert.True(scores[0] < scores[1] && scores[1] < 1 + 1e-15);
        var single = Array.ConvertAll(scores, score => (float)score);
        Assert.All(single, one => Assert.Equal(1f, one));
        Assert.Equal("0", string.Join(' ', Enumerable.Range(0, 3).Where(k => scores[k] <= 1 - 2e-8)));
    }

    [Fact]
    public void Summary_OfWorkedSets_IsCounted()
    {
        var sets = new PredictionSets([0, 1, 1, 2, 5, 200], [false, true, false, true, true, true], [0, 0, 1, 1, 1, 2]);
        Assert.Equal((4, 4 / 6.0, 209 / 6.0), (sets.CoveredCount, sets.Coverage, sets.MeanSize));
        Assert.Equal((1, 2, 1), (sets.Empty, sets.Singletons, sets.CoveredSingletons));
        Assert.Equal([(2, 1), (3, 2), (1, 1)], sets.ByClass().Values);
        Assert.Equal((.4 + Math.Abs(2 / 3.0 - .9) + .1) / 3, sets.CoverageGap(.1), 1e-12);
        // Strata 0-1: one of three; 2-3, 4-6 and 101-1000: all.
        Assert.Equal([(0L, (3, 1)), (1L, (1, 1)), (2L, (1, 1)), (5L, (1, 1))], sets.ByStratum().Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(.9 - 1 / 3.0, sets.StratumViolation(.1)!.Value, 1e-12);
        Assert.Null(sets.StratumViolation(.1, fewest: 4));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void Coverage_OfExchangeableRecords_IsWhatWasPromised(bool randomised)
    {
        const int Calibrated = 500, Tested = 500, Runs = 40, Classes = 6;
        var (random, covered) = (new RandomStream(3), 0);
        for (var run = 0; run < Runs; run++)
        {
            var score = new AdaptiveScore(.05, 2);
            var own = new double[Calibrated];
            var (row, scores) = (new double[Classes], new double[Classes]);
            var thresholds = new double[Classes];
            var sets = PredictionSets.For(new long[Tested]);
            for (var i = 0; i < Calibrated + Tested; i++)
            {
                var label = Draw(random, row);
                score.Fill(row, randomised ? random.NextDouble() : 1, scores);
                if (i < Calibrated) own[i] = scores[label];
                if (i == Calibrated) Array.Fill(thresholds, ConformalQuantile.Of(own, .2));
                if (i < Calibrated) continue;
                sets.Labels[i - Calibrated] = label;
                sets.Fill(i - Calibrated, scores, thresholds);
            }
            covered += sets.CoveredCount;
        }
        // Three deviations of a mean of runs that each have the spread of calibration and test together.
        var deviation = Math.Sqrt(.2 * .8 * (1.0 / Calibrated + 1.0 / Tested) / Runs);
        Assert.InRange(covered / (double)(Runs * Tested), .8 - 3 * deviation, .8 + 3 * deviation + 1.0 / Calibrated);
    }

    [Fact]
    public void Penalty_ForSize_MakesSetsNoLargerThanNone()
    {
        var random = new RandomStream(4);
        const int Records = 400, Classes = 30;
        var (probabilities, labels, uniforms) = (new double[Records * Classes], new long[Records], new double[Records]);
        for (var i = 0; i < Records; i++)
        {
            labels[i] = Draw(random, probabilities.AsSpan(i * Classes, Classes));
            uniforms[i] = random.NextDouble();
        }
        var bySize = PenaltySearch.Of(probabilities, labels, uniforms, Classes, .1, bySize: true, TestContext.Current.CancellationToken);
        var byStrata = PenaltySearch.Of(probabilities, labels, uniforms, Classes, .1, bySize: false, TestContext.Current.CancellationToken);
        Assert.Equal(bySize.FreeRanks, byStrata.FreeRanks);
        Assert.InRange(bySize.FreeRanks, 2, Classes - 1);
        Assert.Contains(bySize.Penalty, new[] { .001, .01, .1, .2, .5 });
        Assert.InRange(byStrata.Penalty, 0, .002);
    }

    private static string SetOf(IConformalScore score, double[] row, double threshold)
    {
        var scores = new double[row.Length];
        score.Fill(row, 1, scores);
        return string.Join(' ', Enumerable.Range(0, row.Length).Where(k => scores[k] <= threshold));
    }

    private static double[] Softmaxed(params double[] logits)
    {
        var row = new double[logits.Length];
        Softmax.Of(logits, row);
        return row;
    }

    // A row of probabilities and a class that follows it.
    private static int Draw(RandomStream random, Span<double> row)
    {
        var logits = new double[row.Length];
        for (var k = 0; k < logits.Length; k++) logits[k] = 1.5 * random.NextNormal();
        Softmax.Of(logits, row);
        var (left, label) = (random.NextDouble(), 0);
        while (label < row.Length - 1 && left >= row[label]) left -= row[label++];
        return label;
    }
}
