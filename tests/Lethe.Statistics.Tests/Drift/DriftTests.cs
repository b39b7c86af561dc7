namespace Lethe.Statistics.Tests.Drift;

public sealed class DriftTests
{
    private const int Findings = 20;
    private const double Error = 0.02;

    [Fact]
    public void OfRecords_OfKnownDifferences_IsStudentsInterval()
    {
        // Moves 1, 2, 3: mean 2, deviation 1, t(0.975, 2) = 4.30265273.
        var interval = PairedDifference.OfRecords([5, 5, 5], [6, 7, 8])!.Value;
        Assert.Equal(2 - 4.30265273 / Math.Sqrt(3), interval.Low, 1e-7);
        Assert.Equal(2 + 4.30265273 / Math.Sqrt(3), interval.High, 1e-7);
    }

    [Fact]
    public void OfRecords_OfOneRecord_IsUnknown() => Assert.Null(PairedDifference.OfRecords([1], [2]));

    [Fact]
    public void OfRecords_OfOtherCounts_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => PairedDifference.OfRecords([1, 2], [2]));

    [Fact]
    public void OfRecords_WhenNothingMoved_HoldsZeroAtItsLevel()
    {
        var random = new RandomStream(11);
        const int Trials = 2000;
        var held = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var (before, now) = (new double[30], new double[30]);
            for (var i = 0; i < before.Length; i++)
            {
                // A record is as hard in both audits, which only the paired difference takes out.
                var hardness = 5 * random.NextNormal();
                (before[i], now[i]) = (hardness + random.NextNormal(), hardness + random.NextNormal());
            }
            if (PairedDifference.OfRecords(before, now)!.Value.Contains(0)) held++;
        }
        Assert.InRange(held / (double)Trials, 0.935, 0.965);
    }

    [Fact]
    public void OfFindings_OfTwoIntervals_AddsTheirVariances()
    {
        // Standard errors 3 and 4 make 5.
        var interval = PairedDifference.OfFindings(10, Around(10, 3), 30, Around(30, 4), [])!.Value;
        Assert.Equal(20 - 1.959964 * 5, interval.Low, 1e-4);
        Assert.Equal(20 + 1.959964 * 5, interval.High, 1e-4);
    }

    [Fact]
    public void OfFindings_WithoutAnyError_IsUnknown()
    {
        Assert.Null(PairedDifference.OfFindings(1, null, 2, null, []));
        Assert.Null(PairedDifference.OfFindings(1, null, 2, null, [1, 1.1]));
        Assert.Null(PairedDifference.OfFindings(1, Around(1, 0.1), double.NaN, null, []));
    }

    [Fact]
    public void OfFindings_WhoseSeedsSpreadMore_GoesByTheSeeds()
    {
        // Seeds 1, 2, 3: deviation 1, so the difference of two has variance 2; t(0.975, 2) = 4.30265273.
        var interval = PairedDifference.OfFindings(2, Around(2, 0.1), 5, Around(5, 0.1), [1, 2, 3])!.Value;
        Assert.Equal(3 - 4.30265273 * Math.Sqrt(2), interval.Low, 1e-6);
    }

    [Theory]
    [InlineData(1, 2, 1, 3, true)]
    [InlineData(-2, -1, -3, -1, true)]
    [InlineData(1, 2, -2, -1, false)]
    [InlineData(-1, 2, 1, 2, false)]
    [InlineData(1, 2, 0, 2, false)]
    public void Rule_NeedsTwoRunningToTheSameSide(double lowBefore, double highBefore, double low, double high, bool isRaised) =>
        Assert.Equal(isRaised, DriftRule.IsRaised(new Interval(lowBefore, highBefore, 0.95, ""), new Interval(low, high, 0.95, "")));

    [Fact]
    public void Rule_WithoutAnAuditBefore_IsQuiet() => Assert.False(DriftRule.IsRaised(null, new Interval(1, 2, 0.95, "")));

    [Fact]
    public void Simulation_LeftAloneForTwentyAudits_IsQuiet()
    {
        var random = new RandomStream(21);
        const int Trials = 300;
        var alarms = 0;
        for (var trial = 0; trial < Trials; trial++)
            if (FirstAlarm(random, audits: 20, shiftFrom: int.MaxValue, shift: 0) is not null) alarms++;
        // Every audit is held against one baseline, so a baseline that is off by chance is seen more than once; even so.
        Assert.InRange(alarms, 0, Trials / 20);
    }

    [Fact]
    public void Simulation_WithAMoveOfKnownSize_IsRaisedByItsSecondAudit()
    {
        var random = new RandomStream(22);
        const int Trials = 300;
        var inTime = 0;
        for (var trial = 0; trial < Trials; trial++)
            if (FirstAlarm(random, audits: 8, shiftFrom: 5, shift: 8 * Error) == 6) inTime++;
        Assert.InRange(inTime, (int)(0.95 * Trials), Trials);
    }

    // Number of the first audit at which any finding is raised; audit 0 is the baseline, and from one on a finding moves.
    private static int? FirstAlarm(RandomStream random, int audits, int shiftFrom, double shift)
    {
        var level = DriftRule.LevelOfEach(0.95, Findings);
        var baseline = Draw(random, 0);
        var before = new Interval?[Findings];
        for (var audit = 1; audit <= audits; audit++)
        {
            var now = Draw(random, audit >= shiftFrom ? shift : 0);
            var isRaised = false;
            for (var i = 0; i < Findings; i++)
            {
                var move = PairedDifference.OfFindings(baseline[i], Around(baseline[i], Error), now[i], Around(now[i], Error), [], level);
                isRaised |= DriftRule.IsRaised(before[i], move);
                before[i] = move;
            }
            if (isRaised) return audit;
        }
        return null;
    }

    private static double[] Draw(RandomStream random, double shift)
    {
        var values = new double[Findings];
        for (var i = 0; i < Findings; i++) values[i] = 0.8 + Error * random.NextNormal() + (i == 0 ? shift : 0);
        return values;
    }

    private static Interval Around(double value, double error) => new(value - 1.959963985 * error, value + 1.959963985 * error, 0.95, "test");
}
