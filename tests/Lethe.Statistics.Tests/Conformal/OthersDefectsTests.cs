namespace Lethe.Statistics.Tests.Conformal;

/// <summary>What other tools get wrong about prediction sets, one test each.</summary>
public class OthersDefectsTests
{
    private static readonly double[] Nine = [.10, .95, .33, .42, .05, .61, .27, .18, .74];

    [Theory]
    [InlineData(.1, .782, .95)]
    [InlineData(.2, .662, .74)]
    public void QuantileWithoutNPlusOne_CoversTooLittle(double alpha, double without, double with)
    {
        Assert.Equal(without, Quantiles.Of(Nine, 1 - alpha), 1e-12);
        Assert.Equal(with, ConformalQuantile.Of(Nine, alpha));
        // Endless draws of nine calibration scores and one more: the share that is covered.
        var (random, few, enough) = (new RandomStream(5), 0, 0);
        const int Trials = 20_000;
        for (var trial = 0; trial < Trials; trial++)
        {
            double[] scores = [.. Enumerable.Range(0, 9).Select(_ => random.NextDouble())];
            var next = random.NextDouble();
            if (next <= Quantiles.Of(scores, 1 - alpha)) few++;
            if (next <= ConformalQuantile.Of(scores, alpha)) enough++;
        }
        // Nine deviations of a share of so many lie between what the two promise.
        Assert.True(few < (1 - alpha - .03) * Trials, $"{few}");
        Assert.Equal(1 - alpha, enough / (double)Trials, 4 * Math.Sqrt(alpha * (1 - alpha) / Trials));
    }

    [Fact]
    public void TheLabelThatCrosses_AddedToSetsCalibratedWithoutIt_CoversTooMuch()
    {
        double[][] rows = [Softmaxed(1, .8, 0), Softmaxed(2.5, 0, -1), Softmaxed(.1, 0, -.1)];
        Assert.Equal(["0", "", "0 1"], rows.Select(row => string.Join(' ', Within(row, .74))));
        Assert.Equal(["0 1", "0", "0 1 2"], rows.Select(row => string.Join(' ', WithCrossing(row, .74))));
        const int Count = 20_000;
        var random = new RandomStream(6);
        var (own, right, crossing) = (new double[Count], 0, 0);
        for (var i = 0; i < Count; i++)
        {
            var (row, label) = Draw(random);
            own[i] = Scores(row)[label];
        }
        var threshold = ConformalQuantile.Of(own, .2);
        for (var i = 0; i < Count; i++)
        {
            var (row, label) = Draw(random);
            if (Within(row, threshold).Contains(label)) right++;
            if (WithCrossing(row, threshold).Contains(label)) crossing++;
        }
        Assert.Equal(.8, right / (double)Count, .015);
        Assert.True(crossing > .87 * Count, $"{crossing}");
    }

    [Fact]
    public void SetsThatAlwaysHoldTheFirstClass_CoverTooMuch_SoEmptyOnesAreLegal()
    {
        // Always sure of the first of two classes and right nine times of ten: at one half most sets have to be empty.
        var random = new RandomStream(7);
        bool[] isFirst = [.. Enumerable.Range(0, 4000).Select(_ => random.NextDouble() < .9)];
        double[] own = [.. isFirst.Select(first => Randomised(first ? 0 : 1))];
        var threshold = ConformalQuantile.Of(own, .5);
        var covered = Enumerable.Range(0, 4000).Count(_ => Randomised(random.NextDouble() < .9 ? 0 : 1) <= threshold);
        Assert.Equal(.5, covered / 4000.0, .04);

        double Randomised(int label)
        {
            var scores = new double[2];
            new AdaptiveScore().Fill([.9, .1], random.NextDouble(), scores);
            return scores[label];
        }
    }

    [Fact]
    public void OutputsThatAreOneHot_FillEverySet_UnlessRanksOrChanceTellTiesApart()
    {
        // Right 95 times of 100, with nine zeros behind: as deterministic sums all ten classes score 1.
        double[] row = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal(10, MeanSize(new AdaptiveScore(), randomised: false));
        Assert.Equal(1, MeanSize(new AdaptiveScore(.01, 1), randomised: false));
        Assert.InRange(MeanSize(new AdaptiveScore(), randomised: true), .8, 1);

        double MeanSize(AdaptiveScore score, bool randomised)
        {
            var (random, scores) = (new RandomStream(8), new double[10]);
            double[] Fill()
            {
                score.Fill(row, randomised ? random.NextDouble() : 1, scores);
                return scores;
            }
            var threshold = ConformalQuantile.Of([.. Enumerable.Range(0, 100).Select(i => Fill()[i < 95 ? 0 : 1])], .1);
            return Enumerable.Range(0, 100).Average(_ => Fill().Count(one => one <= threshold));
        }
    }

    private static int[] Within(double[] row, double threshold) => [.. Scores(row).Index().Where(pair => pair.Item <= threshold).Select(pair => pair.Index)];

    // Down to the first class at which the sum reaches the threshold, that one included.
    private static int[] WithCrossing(double[] row, double threshold)
    {
        var order = new AdaptiveScore().Rank(row).ToArray();
        var size = 1 + Enumerable.Range(1, row.Length).TakeWhile(count => order.Take(count).Sum(k => row[k]) <= threshold).Count();
        return [.. order.Take(size).Order()];
    }

    private static double[] Scores(double[] row)
    {
        var scores = new double[row.Length];
        new AdaptiveScore().Fill(row, 1, scores);
        return scores;
    }

    private static (double[] Row, int Label) Draw(RandomStream random)
    {
        var row = Softmaxed([.. Enumerable.Range(0, 5).Select(_ => 1.5 * random.NextNormal())]);
        var (left, label) = (random.NextDouble(), 0);
        while (label < 4 && left >= row[label]) left -= row[label++];
        return (row, label);
    }

    private static double[] Softmaxed(params double[] logits)
    {
        var row = new double[logits.Length];
        Softmax.Of(logits, row);
        return row;
    }
}
