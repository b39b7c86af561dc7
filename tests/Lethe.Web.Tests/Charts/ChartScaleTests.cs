using Lethe.Sdk;
using Lethe.Web.Charts;

namespace Lethe.Web.Tests.Charts;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(0, 1, "0,0.2,0.4,0.6,0.8,1")]
    [InlineData(-0.1, 0.1, "-0.1,-0.05,0,0.05,0.1")]
    [InlineData(3, 47, "10,20,30,40")]
    [InlineData(0, 3000000, "0,5e5,1e6,1.5e6,2e6,2.5e6,3e6")]
    [InlineData(0.1, 0.4, "0.1,0.15,0.2,0.25,0.3,0.35,0.4")]
    public void Ticks_OfALinearScale_AreRoundNumbers(double low, double high, string labels)
    {
        var ticks = new ChartScale(low, high, false, 0, 100).Ticks();
        Assert.Equal(labels.Replace("5e5", "500000", StringComparison.Ordinal), string.Join(',', ticks.Select(tick => tick.Label)));
        Assert.All(ticks, tick => Assert.InRange(tick.At, -1e-6, 100 + 1e-6));
    }

    [Theory]
    [InlineData(0.001, 1, "0.001,0.01,0.1,1")]
    [InlineData(1, 5, "1,2,5")]
    [InlineData(0.2, 0.9, "0.2,0.5")]
    [InlineData(1e-12, 1, "1e-12,1e-9,1e-6,0.001,1")]
    public void Ticks_OfALogarithmicScale_AreDecadesOrTheirParts(double low, double high, string labels) =>
        Assert.Equal(labels, string.Join(',', new ChartScale(low, high, true, 0, 100).Ticks().Select(tick => tick.Label)));

    [Fact]
    public void Map_OfALogarithmicScale_GivesEveryDecadeTheSameRoomAndZeroTheBeginning()
    {
        var scale = new ChartScale(0.001, 1, true, 0, 300);
        Assert.Equal([0, 100, 200, 300], new[] { 0.001, 0.01, 0.1, 1 }.Select(value => Math.Round(scale.Map(value), 6)));
        Assert.Equal(0, scale.Map(0));
        Assert.True(double.IsNaN(scale.Map(double.NaN)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Scale_OverNothingOrOneValue_IsStillAScale(bool logarithmic)
    {
        foreach (var values in new double[][] { [], [7], [double.NaN], [double.PositiveInfinity, 0] })
        {
            var scale = ChartScale.Over(values, new Axis("x", logarithmic), 0, 100);
            Assert.True(scale.High > scale.Low);
            Assert.NotEmpty(scale.Ticks());
        }
    }
}
