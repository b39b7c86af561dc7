using Lethe.Sdk;
using Lethe.Web.Charts;
using Lethe.Web.Comparing;

namespace Lethe.Web.Tests.Charts;

public sealed class ComparePlotTests
{
    [Fact]
    public void Bars_OfGroups_StandOnZeroAndAreAsHighAsTheirValues()
    {
        var plot = BarPlot.Of(["a", "b"], [new BarSeries("s", 1, [At(1), At(0.5) with { Low = 0.25, High = 0.75 }]), new BarSeries("t", 2, [null, At(0)])]);
        Assert.Equal(3, plot.Bars.Count);
        Assert.Equal((ChartFrame.Top, ChartFrame.Bottom - ChartFrame.Top), (plot.Bars[0].Y, plot.Bars[0].Height));
        Assert.Equal((151.0, 139.0, 220.5, 81.5), (plot.Bars[1].Y, plot.Bars[1].Height, plot.Bars[1].Low!.Value, plot.Bars[1].High!.Value));
        Assert.Null(plot.Bars[0].Low);
        Assert.Equal(ChartFrame.Width, plot.Width);
        Assert.Equal([204, 484], plot.Groups.Select(group => group.At));
    }

    [Fact]
    public void Bars_OfManyGroups_MakeTheDrawingWiderAndDoNotOverlap()
    {
        var groups = Enumerable.Range(0, 100).Select(i => $"{i}").ToArray();
        var plot = BarPlot.Of(groups, [.. Enumerable.Range(1, 6).Select(i => new BarSeries($"{i}", i, [.. groups.Select(_ => At(0.5))]))]);
        Assert.True(plot.Width > ChartFrame.Width);
        var ordered = plot.Bars.OrderBy(bar => bar.X).ToArray();
        Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(pair.First.X + pair.First.Width <= pair.Second.X + 1e-9));
    }

    [Fact]
    public void Bars_BelowZero_HangFromIt()
    {
        var plot = BarPlot.Of(["a"], [new BarSeries("s", 1, [At(-1)])]);
        Assert.Equal((151.0, 139.0), (plot.Bars[0].Y, plot.Bars[0].Height));
    }

    [Fact]
    public void Shares_OfAHistogram_AreOfAllItsSeriesAndAddUpToOne()
    {
        var series = ShareSeries.Of("s", 1, new HistogramExhibit { Id = "h", Title = "h", X = new Axis("x"), Edges = [0, 0.5, 1], Series = [new("right", [1, 4]), new("wrong", [2, 3])] });
        Assert.Equal([0.3, 0.7], series.Shares);
        Assert.Equal([1, 0.85, 0.7, 0.35, 0], new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(at => Math.Round(series.Above(at), 9)));
        Assert.Equal(1, series.Above(-5), 1e-9);
        Assert.Equal(0, series.Above(5), 1e-9);
    }

    [Fact]
    public void Shares_OfACurve_AreWhatItRisesByInEachBin()
    {
        // A quarter at 0, a quarter spread from 0 to 1, half at 2.
        var series = ShareSeries.Of("s", 1, new CurveSeries("forget", [0, 0, 1, 2, 2], [0, 0.25, 0.5, 0.5, 1], [], []), 2, 4);
        Assert.Equal([0.375, 0.125, 0, 0.5], series.Shares.Select(share => Math.Round(share, 9)));
    }

    [Fact]
    public void Shares_Drawn_StandOnTheAxis()
    {
        var plot = SharePlot.Of([new ShareSeries("s", 3, [0, 1, 2], [0.25, 0.75])]);
        Assert.Equal("M64 290L64 197.33L344 197.33L344 12L624 12L624 290Z", plot.Outlines[0].Band);
        Assert.Equal(3, plot.Outlines[0].Colour);
    }

    [Fact]
    public void Pareto_Front_HasThoseThatNothingBeatsInBoth()
    {
        var plot = ParetoPlot.Of([Point("a", 0.1, 0.7, 1), Point("b", 0.2, 0.9, 4), Point("c", 0.3, 0.8, 0), Point("d", 0.1, 0.6, 2)]);
        Assert.Equal(["a", "b"], plot.Marks.Where(mark => mark.IsFront).Select(mark => mark.Point.Name));
        Assert.Equal(2, plot.Front.Count(letter => letter is 'M' or 'L'));
        Assert.True(plot.Marks[0].X < plot.Marks[1].X && plot.Marks[0].Y > plot.Marks[1].Y);
    }

    [Fact]
    public void Pareto_OfTheSameResultTwice_HasBothOnTheFront() =>
        Assert.All(ParetoPlot.Of([Point("a", 0.1, 0.7, 1), Point("b", 0.1, 0.7, 1)]).Marks, mark => Assert.True(mark.IsFront));

    [Fact]
    public void Pareto_Area_GoesWithTheSeconds()
    {
        var marks = ParetoPlot.Of([Point("a", 0, 0, 4), Point("b", 1, 1, 1), Point("c", 2, 2, null)]).Marks;
        Assert.Equal([ParetoPlot.MostRadius, (ParetoPlot.MostRadius + ParetoPlot.LeastRadius) / 2, ParetoPlot.LeastRadius], marks.Select(mark => mark.Radius));
        Assert.Contains("stopped at its budget", ParetoPlot.Of([Point("a", 0, 0, 4) with { IsExhausted = true }]).Marks[0].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Plots_OfNothing_AreStillPlots()
    {
        Assert.Empty(ParetoPlot.Of([]).Marks);
        Assert.Empty(BarPlot.Of([], []).Bars);
        Assert.Empty(SharePlot.Of([]).Outlines);
    }

    private static ParetoPoint Point(string name, double gap, double accuracy, double? seconds) =>
        new(name, 1, new Merit(gap, gap, gap, false), new Merit(accuracy, accuracy, accuracy, true), seconds, false);

    private static Finding At(double value) => new() { Metric = "a.b", Value = value, N = 1 };
}
