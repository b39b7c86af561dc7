namespace Lethe.Statistics.Tests.Calibration;

/// <summary>What estimators need beside their input, however many predictions there are.</summary>
public class MemoryTests
{
    private const int Count = 1_000_000;

    private static readonly double[] Confidences = Drawn();
    private static readonly bool[] Correct = Array.ConvertAll(Confidences, confidence => confidence * 1e6 % 1 < confidence);

    [Fact]
    public void EqualWidthError_OfAMillion_NeedsItsBinsAlone() =>
        Assert.InRange(Allocated(() => ExpectedCalibrationError.Of(Confidences, Correct)), 0, 4_000);

    [Fact]
    public void SmoothError_OfAMillion_NeedsAsMuchAsOfATenthOfThem()
    {
        // Counted together over all widths that are tried, of which one may be finer than another.
        var few = Allocated(() => SmoothCalibrationError.Of(Confidences.AsSpan(0, Count / 10), Correct.AsSpan(0, Count / 10)).AtItsOwnWidth());
        Assert.InRange(Allocated(() => SmoothCalibrationError.Of(Confidences, Correct).AtItsOwnWidth()), 0, 2 * few);
        Assert.InRange(few, 0, 32_000_000);
    }

    [Fact]
    public void WhatIsSorted_OfTenMillion_NeedsLessThan64MegabytesBesideItsInput()
    {
        double[] confidences = [.. Enumerable.Repeat(Confidences, 10).SelectMany(all => all)];
        bool[] correct = [.. Enumerable.Repeat(Correct, 10).SelectMany(all => all)];
        const int Part = TiesInParts.LargestPart * sizeof(ulong);
        Assert.InRange(Allocated(() => EqualMassBins.Of(confidences, correct, 15)), Part, Part + 20_000);
        Assert.InRange(Allocated(() => CumulativeCalibrationError.Of(confidences, correct)), Part, Part + 20_000);
        Assert.InRange(Part, 0, 64_000_000);
    }

    [Fact]
    public void SortedPredictions_OfAMillion_NeedEightBytesEach() =>
        Assert.InRange(Allocated(() => SortedPredictions.Of(Confidences, Correct)), 8 * Count, 8 * Count + 20_000);

    [Fact]
    public void SortedPredictions_ThatTakeOverTheirInput_NeedNothingMore() =>
        // The copy is the input that is given away.
        Assert.InRange(Allocated(() => SortedPredictions.TakingOver((double[])Confidences.Clone(), Correct)), 8 * Count, 8 * Count + 20_000);

    // The least of several rounds: a collection that another thread begins counts the rest of this one's block as taken.
    private static long Allocated(Action work)
    {
        work();
        var least = long.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }

    private static double[] Drawn()
    {
        var random = new RandomStream(2);
        return [.. Enumerable.Range(0, Count).Select(_ => random.NextDouble())];
    }
}
