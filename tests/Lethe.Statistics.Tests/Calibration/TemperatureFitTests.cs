namespace Lethe.Statistics.Tests.Calibration;

public class TemperatureFitTests
{
    [Fact]
    public void Of_EightWorkedRecords_IsTheKnownTemperature()
    {
        var fit = TemperatureFit.Of(Fixtures.Logits, Fixtures.Labels, Fixtures.Classes, TestContext.Current.CancellationToken);
        Assert.Equal(TemperatureOutcome.Converged, fit.Outcome);
        Assert.Equal(1.7579953, fit.Temperature, 1e-7);
        Assert.Equal(.9934314217, fit.LossBefore, 1e-10);
        Assert.Equal(.9308819329, fit.LossAfter, 1e-10);
        // The least loss need not be the best calibration.
        var (confidence, correct, _, brier) = Fixtures.Score(fit.Temperature);
        Assert.Equal(.5386749801, brier, 1e-8);
        Assert.Equal(.3619639067, ExpectedCalibrationError.Of(confidence, correct, 5), 1e-7);
    }

    [Theory]
    [InlineData(3, 7)]
    [InlineData(300, 6)]
    [InlineData(0.05, 9)]
    [InlineData(-4, 2)]
    public void Of_OneMarginAndAShareOfHits_HasTheClosedForm(double margin, int hitsOfTen)
    {
        // The best probability is the share itself: margin / T = logit of the share.
        var logits = Enumerable.Range(0, 10).SelectMany(_ => new[] { margin, 0 }).ToArray();
        var labels = Enumerable.Range(0, 10).Select(i => i < hitsOfTen ? 0L : 1L).ToArray();
        var fit = TemperatureFit.Of(logits, labels, 2, TestContext.Current.CancellationToken);
        var share = hitsOfTen / 10.0;
        var expected = margin / Math.Log(share / (1 - share));
        Assert.Equal(TemperatureOutcome.Converged, fit.Outcome);
        Assert.Equal(expected, fit.Temperature, 1e-9 * expected);
        Assert.Equal(-share * Math.Log(share) - (1 - share) * Math.Log(1 - share), fit.LossAfter, 1e-12);
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(2.5)]
    public void Of_AModelThatIsTooSharpByAKnownFactor_FindsTheFactor(double planted)
    {
        const int N = 20_000, Classes = 5;
        var random = new RandomStream(8);
        var (logits, labels) = (new double[N * Classes], new long[N]);
        var truth = new double[Classes];
        for (var i = 0; i < N; i++)
        {
            var row = logits.AsSpan(i * Classes, Classes);
            foreach (ref var logit in row) logit = 1.5 * random.NextNormal();
            Softmax.Of(row, truth);
            var left = random.NextDouble();
            while (labels[i] < Classes - 1 && left >= truth[labels[i]]) left -= truth[labels[i]++];
            foreach (ref var logit in row) logit *= planted;
        }
        var fit = TemperatureFit.Of(logits, labels, Classes, TestContext.Current.CancellationToken);
        // The deviation of 1 / T is about 1 / sqrt(N * curvature), here 1%.
        Assert.Equal(planted, fit.Temperature, 0.04 * planted);
    }

    [Fact]
    public void Of_RightEverywhere_StopsAtTheLowestAndSaysSo()
    {
        var fit = TemperatureFit.Of([2, 0, 0, 1], [0, 1], 2, TestContext.Current.CancellationToken);
        Assert.Equal((TemperatureOutcome.AtLowest, TemperatureFit.Lowest), (fit.Outcome, fit.Temperature));
        Assert.True(fit.LossAfter < fit.LossBefore);
    }

    [Fact]
    public void Of_WrongEverywhere_StopsAtTheHighestAndSaysSo()
    {
        var fit = TemperatureFit.Of([2, 0, 0, 1], [1, 0], 2, TestContext.Current.CancellationToken);
        Assert.Equal(TemperatureOutcome.AtHighest, fit.Outcome);
        Assert.Equal(TemperatureFit.Highest, fit.Temperature, 1e-9);
        Assert.Equal(Math.Log(2), fit.LossAfter, 1e-3);
    }

    [Fact]
    public void Of_EqualLogits_LeavesThemAlone()
    {
        var fit = TemperatureFit.Of([1, 1, -3, -3], [0, 1], 2, TestContext.Current.CancellationToken);
        Assert.Equal((TemperatureOutcome.Flat, 1.0), (fit.Outcome, fit.Temperature));
    }

    [Fact]
    public void Of_LogitsAtTheirBestAlready_StaysAtOne()
    {
        var margin = Math.Log(3);
        var fit = TemperatureFit.Of([margin, 0, margin, 0, margin, 0, margin, 0], [0, 0, 0, 1], 2, TestContext.Current.CancellationToken);
        Assert.Equal(TemperatureOutcome.Converged, fit.Outcome);
        Assert.Equal(1, fit.Temperature, 1e-9);
    }
}
