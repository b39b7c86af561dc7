using Lethe.Auditing.Verdicts;
using Lethe.Statistics;

namespace Lethe.Auditing.Tests.Verdicts;

public class GateLimitTests
{
    [Theory]
    [InlineData(0.2, 0.5, Verdict.Pass)]
    [InlineData(0.2, 0.6, Verdict.Inconclusive)]
    [InlineData(0.5, 0.6, Verdict.Inconclusive)]
    [InlineData(0.51, 0.6, Verdict.Fail)]
    [InlineData(double.NegativeInfinity, 0.5, Verdict.Pass)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, Verdict.Inconclusive)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, Verdict.Fail)]
    public void AtMostOneHalf_OfAnInterval_IsThreeValued(double low, double high, Verdict verdict)
    {
        Assert.Equal(verdict, GateLimit.AtMost(0.5).Judge(low, high));
        Assert.Equal(verdict, GateLimit.AtLeast(-0.5).Judge(-high, -low));
    }

    [Theory]
    [InlineData(0.46, 0.54, Verdict.Pass)]
    [InlineData(0.45, 0.55, Verdict.Pass)]
    [InlineData(0.44, 0.54, Verdict.Inconclusive)]
    [InlineData(0.46, 0.56, Verdict.Inconclusive)]
    [InlineData(0.3, 0.7, Verdict.Inconclusive)]
    [InlineData(0.56, 0.7, Verdict.Fail)]
    [InlineData(0.2, 0.44, Verdict.Fail)]
    public void NearOneHalf_OfAnInterval_CountsBothSides(double low, double high, Verdict verdict)
    {
        Assert.Equal(verdict, GateLimit.Near(0.5, 0.05).Judge(low, high));
        Assert.Equal(verdict, GateLimit.Between(0.45, 0.55).Judge(low, high));
    }

    [Fact]
    public void Near_WithDecimalEnds_HasJustThose()
    {
        // 0.7 + 0.1 is 0.7999999999999999 in binary.
        Assert.Equal(Verdict.Pass, GateLimit.Near(0.7, 0.1).Judge(0.8, 0.8));
        Assert.Equal((0.2, 0.4), (GateLimit.Near(0.3, 0.1).Low, GateLimit.Near(0.3, 0.1).High));
        Assert.Equal(1.1e300, GateLimit.Near(1e300, 1e299).High, 1e285);
    }

    [Fact]
    public void Verdict_AsTheLimitLoosens_NeverGetsWorse()
    {
        var random = new RandomStream(1);
        for (var trial = 0; trial < 2000; trial++)
        {
            var (low, high) = Interval(random);
            var (strict, loose) = Interval(random);
            Assert.True(Goodness(GateLimit.AtMost(strict).Judge(low, high)) <= Goodness(GateLimit.AtMost(loose).Judge(low, high)));
            Assert.True(Goodness(GateLimit.AtLeast(loose).Judge(low, high)) <= Goodness(GateLimit.AtLeast(strict).Judge(low, high)));
            Assert.True(Goodness(GateLimit.Near(0.1, Math.Abs(strict)).Judge(low, high)) <= Goodness(GateLimit.Near(0.1, Math.Abs(strict) + 0.3).Judge(low, high)));
        }
    }

    [Fact]
    public void Verdict_AsTheIntervalWidens_OnlyTurnsInconclusive()
    {
        var random = new RandomStream(2);
        for (var trial = 0; trial < 2000; trial++)
        {
            var (low, high) = Interval(random);
            var limit = GateLimit.Near(random.NextNormal(), Math.Abs(random.NextNormal()));
            var (narrow, wide) = (limit.Judge(low, high), limit.Judge(low - random.NextDouble(), high + random.NextDouble()));
            Assert.True(wide == narrow || wide == Verdict.Inconclusive, $"{narrow} became {wide}");
        }
    }

    [Fact]
    public void Verdict_OfAPoint_IsNeverInconclusive()
    {
        var random = new RandomStream(3);
        for (var trial = 0; trial < 2000; trial++)
        {
            var point = Math.Round(random.NextNormal(), 1);
            GateLimit[] limits = [GateLimit.AtMost(0.1), GateLimit.AtLeast(0.1), GateLimit.Between(-0.1, 0.1), GateLimit.Near(0.3, 0.1), GateLimit.Near(0.2, 0)];
            Assert.All(limits, limit => Assert.NotEqual(Verdict.Inconclusive, limit.Judge(point, point)));
        }
    }

    private static double Goodness(Verdict verdict) => verdict switch
    {
        Verdict.Pass => 2,
        Verdict.Inconclusive => 1,
        _ => 0,
    };

    private static (double Low, double High) Interval(RandomStream random)
    {
        var low = random.NextNormal();
        return (low, low + Math.Abs(random.NextNormal()));
    }
}
