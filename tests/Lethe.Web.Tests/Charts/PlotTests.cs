using System.Globalization;
using Lethe.Sdk;
using Lethe.Web.Charts;

namespace Lethe.Web.Tests.Charts;

public sealed class PlotTests
{
    [Fact]
    public void Curve_OnALogarithmicAxis_BeginsWhereTheSmallestPositiveValueLies()
    {
        var plot = CurvePlot.Of(Curve(new Axis("x", true), [0, 0.01, 1], [0, 0.5, 1]));
        Assert.Equal("M64 290L64 151L624 12", plot.Lines[0].Path);
    }

    [Fact]
    public void Curve_WithAPointThatIsNoNumber_IsBrokenThere()
    {
        var plot = CurvePlot.Of(Curve(new Axis("x"), [0, 1, 2, 3], [0, double.NaN, 1, 0]));
        Assert.Equal(2, plot.Lines[0].Path.Count(letter => letter == 'M'));
        Assert.Equal(3, plot.Lines[0].Marks.Count);
    }

    [Fact]
    public void Path_InACultureWithCommas_HasPoints()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            Assert.Equal("M0.5 1.25", SvgPath.Line([new ChartPoint(0.5, 1.25)]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Band_OverTwoPoints_GoesThereBelowAndBackAbove() => Assert.Equal(
        "M0 10L5 11L5 2L0 1Z", SvgPath.Band([new(0, 10), new(5, 11)], [new(0, 1), new(5, 2)]));

    [Fact]
    public void Histogram_Outline_StandsOnTheAxisAndIsAsHighAsItsCounts()
    {
        var plot = HistogramPlot.Of(new HistogramExhibit { Id = "h", Title = "h", X = new Axis("x"), Edges = [0, 1, 2], Series = [new("a", [1, 2])] });
        Assert.Equal("M64 290L64 151L344 151L344 12L624 12L624 290Z", plot.Outlines[0].Band);
    }

    [Fact]
    public void Reliability_BinsWithoutPredictions_AreLeftOut()
    {
        var plot = ReliabilityPlot.Of(new ReliabilityExhibit { Id = "r", Title = "r", Bins = [new(0, 0.5, 0, null, null, null, null), new(0.5, 1, 4, 0.75, 0.5, 0.1, 0.9)] });
        var mark = Assert.Single(plot.Marks);
        Assert.Equal((484.0, 151.0, 1.0), (mark.Centre, mark.Accuracy, mark.Share));
    }

    [Fact]
    public void HeatMap_Cells_AreAsStrongAsTheirValueBesideTheLargest()
    {
        var plot = HeatPlot.Of(new HeatMapExhibit { Id = "m", Title = "m", Rows = ["a", "b"], Columns = ["c", "d"], Values = [1, -4, double.NaN, 2] });
        Assert.Equal([0.25, 1, 0, 0.5], plot.Cells.Select(cell => cell.Strength));
        Assert.Equal([false, true, false, false], plot.Cells.Select(cell => cell.IsNegative));
        Assert.Equal("b, c: no value", plot.Cells[2].Words);
    }

    [Fact]
    public void Intervals_WithOracles_LieOnOneScaleWithTheBandBehind()
    {
        var plot = IntervalPlot.Of(["original", "oracle", "unlearn.none"], [At(1), At(0.5) with { Low = 0, High = 0.75 }, At(0.25)])!;
        Assert.Equal((IntervalPlot.Margin, 132.0), (plot.Oracle!.Low, plot.Oracle.High));
        Assert.Equal([174.0, 48.0], plot.Marks.Select(mark => mark.At));
        Assert.Null(IntervalPlot.Of(["original"], [At(1)]));
        Assert.Null(IntervalPlot.Of(["original", "oracle"], [At(1), Finding.NotComputed("a.b", "no")]));
    }

    [Fact]
    public void Spark_OfValues_GoesFromTheOldestAtTheLeftToTheNewestAtTheRight()
    {
        var plot = SparkPlot.Of([0, 1]);
        Assert.Equal("M5 31L145 5", plot.Path);
        Assert.Equal(new ChartPoint(145, 5), plot.Last);
        Assert.Equal("M5 18", SparkPlot.Of([3]).Path);
    }

    [Fact]
    public void Bitmap_OfOnePixel_HasItsColours()
    {
        var address = BitmapUri.Of(new ImageCell("x", 1, 1, 3, [10, 20, 30]))!;
        var file = Convert.FromBase64String(address["data:image/bmp;base64,".Length..]);
        Assert.Equal([30, 20, 10, 0], file[54..]);
        Assert.Null(BitmapUri.Of(new ImageCell("x", 2, 2, 3, [1])));
        Assert.Null(BitmapUri.Of(new ImageCell("x", int.MaxValue, int.MaxValue, 1, [])));
    }

    private static Finding At(double value) => new() { Metric = "a.b", Value = value, N = 1 };

    private static CurveExhibit Curve(Axis x, double[] xs, double[] ys) =>
        new() { Id = "c", Title = "c", X = x, Y = new Axis("y"), Series = [new("s", xs, ys, [], [])] };
}
