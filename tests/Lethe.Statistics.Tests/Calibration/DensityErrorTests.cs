namespace Lethe.Statistics.Tests.Calibration;

public class DensityErrorTests
{
    [Fact]
    public void HalvedMirror_OfMassAtOne_IsWhatThePackageReturns() =>
        Assert.Equal(.6710212, HalvedMirrorError.At([1, .5], [false, true], .05), 1e-7);

    [Fact]
    public void Triweight_OfTwoHeaps_IsTheirMeanGap()
    {
        // Heaps narrow beside their distance: each shows its own accuracy, a half at .3 and three quarters at .8.
        var random = new RandomStream(4);
        double[] confidences = [.. Enumerable.Range(0, 20_000).Select(i => (i % 2 == 0 ? .3 : .8) + .01 * (random.NextDouble() - .5))];
        bool[] correct = [.. Enumerable.Range(0, 20_000).Select(i => i % 2 == 0 ? i % 4 == 0 : i % 8 != 1)];
        var expected = .5 * .2 + .5 * .05;
        Assert.Equal(expected, TriweightError.Of(confidences, correct)!.Value, 5e-3);
    }

    [Fact]
    public void Triweight_OfACalibratedModel_IsSmall_AndOfAnUnsureOneIsNot()
    {
        var random = new RandomStream(8);
        double[] confidences = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextDouble())];
        bool[] correct = [.. confidences.Select(c => random.NextDouble() < c)];
        Assert.InRange(TriweightError.Of(confidences, correct)!.Value, 0, .02);
        bool[] halves = [.. confidences.Select(_ => random.NextDouble() < .5)];
        Assert.Equal(.25, TriweightError.Of(confidences, halves)!.Value, .02);
    }

    [Fact]
    public void Triweight_WithoutASpread_IsNotComputed()
    {
        Assert.Null(TriweightError.Of([.5, .5, .5], [true, false, true]));
        Assert.Null(TriweightError.Of([.5, .7], [false, false]));
    }

    /// <summary>The standard deviation of the right ones, 1 and 0 about a half, by 4^(-1/5).</summary>
    [Fact]
    public void Bandwidth_OfTwoRecords_IsTheKnownOne() =>
        Assert.Equal(.5 * Math.Pow(4, -.2), TriweightError.Bandwidth([0, 1], [true, true]), 1e-15);
}
