using Lethe.Sdk;
using Lethe.Web.Charts;

namespace Lethe.Web.Tests.Charts;

public sealed class TextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-x", "'-x")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("", "")]
    public void Csv_Cell_IsQuotedAndNoFormula(string cell, string written) =>
        Assert.Equal($"c\r\n{written}\r\n", CsvText.Of(["c"], [[cell]]));

    [Fact]
    public void Rows_OfEveryKindOfExhibit_AreAsWideAsTheirColumns()
    {
        Exhibit[] all =
        [
            new CurveExhibit { Id = "a", Title = "a", X = new("x"), Y = new("y"), Series = [new("s", [1, 2], [3, 4], [2, 3], [4, 5])] },
            new HistogramExhibit { Id = "b", Title = "b", X = new("x"), Edges = [0, 1], Series = [new("s", [5])] },
            new ReliabilityExhibit { Id = "c", Title = "c", Bins = [new(0, 1, 2, 0.5, 0.5, 0, 1)] },
            new HeatMapExhibit { Id = "d", Title = "d", Rows = ["r"], Columns = ["c1", "c2"], Values = [1, 2] },
            new TableExhibit { Id = "e", Title = "e", Columns = ["c"], Rows = [["x"]] },
            new ImageGridExhibit { Id = "f", Title = "f", Images = [new("i", 1, 1, 1, [0])] },
            new TextPairsExhibit { Id = "g", Title = "g", LeftTitle = "l", RightTitle = "r", Pairs = [new("p", "l", "r")] },
        ];
        Assert.Equal(typeof(Exhibit).Assembly.GetTypes().Count(type => type.BaseType == typeof(Exhibit)), all.Length);
        foreach (var rows in all.Select(ExhibitRows.Of))
        {
            Assert.NotEmpty(rows.Rows);
            Assert.All(rows.Rows, row => Assert.Equal(rows.Columns.Count, row.Count));
        }
    }
}
