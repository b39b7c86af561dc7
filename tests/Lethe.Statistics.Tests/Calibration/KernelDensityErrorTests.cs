namespace Lethe.Statistics.Tests.Calibration;

public class KernelDensityErrorTests
{
    [Fact]
    public void BestBandwidth_OfLikelihoodsAllBelowZero_IsStillTheLikeliest()
    {
        // A search that starts at 0 finds none here: few records far apart, every density below 1.
        double[] confidences = [.02, .5, .98];
        var best = KernelDensityError.BestBandwidth(confidences, TestContext.Current.CancellationToken);
        var likelihoods = KernelDensityError.Bandwidths.Select(one => new BetaKernels(confidences, one, 1e-6).LogLikelihood()).ToArray();
        Assert.True(likelihoods.Max() < 0);
        Assert.Equal(KernelDensityError.Bandwidths[Array.IndexOf(likelihoods, likelihoods.Max())], best);
        Assert.Equal(24, KernelDensityError.Bandwidths.Count);
    }

    [Fact]
    public void Parts_LeftOut_AreWhatTheOthersGive()
    {
        var parts = Fixtures.Confidences.Select((_, i) => i % 3).ToArray();
        var whole = KernelDensityError.Of(Fixtures.Confidences, Fixtures.Correct, .1, parts, TestContext.Current.CancellationToken);
        Assert.Equal(3, whole.Parts.Count);
        for (var part = 0; part < 3; part++)
        {
            var others = Enumerable.Range(0, 12).Where(i => i % 3 != part).ToArray();
            var alone = KernelDensityError.Of(
                [.. others.Select(i => Fixtures.Confidences[i])], [.. others.Select(i => Fixtures.Correct[i])], .1, cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(alone.Value, whole.Parts[part], 1e-12);
        }
    }

    [Fact]
    public void Of_OneRecord_IsRefused() => Assert.Throws<ArgumentException>(() => KernelDensityError.Of([.5], [true], .1, cancellation: TestContext.Current.CancellationToken));

    [Fact]
    public void Of_CertainPredictionsOneOfThemWrong_LeavesEachRecordOut()
    {
        // The three right ones see two of three others right; the wrong one sees none wrong.
        var error = KernelDensityError.Of([1, 1, 1, 1], [true, true, true, false], .01, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(.25, error.Value, 1e-12);
    }
}
