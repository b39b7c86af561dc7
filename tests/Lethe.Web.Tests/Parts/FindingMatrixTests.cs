using Lethe.Sdk;
using Lethe.Storage.Findings;
using Lethe.Web.Parts;

namespace Lethe.Web.Tests.Parts;

public sealed class FindingMatrixTests
{
    [Fact]
    public void Matrix_OfFindings_HasOriginalAndOraclesFirstAndARowANumber()
    {
        var matrix = FindingMatrix.Of([One("unlearn.none", "a.b"), One("original", "a.b"), One("original", "a.b", "class=3"), One("oracle", "a.b")]);
        Assert.Equal(["original", "oracle", "unlearn.none"], matrix.Subjects);
        Assert.Equal([("a.b", "", true), ("a.b", "class=3", false)], matrix.Rows.Select(row => (row.Metric, row.Slice, row.IsOfTheWhole)));
        Assert.All(matrix.Rows[0].Cells, cell => Assert.NotNull(cell));
        Assert.Equal([true, false, false], matrix.Rows[1].Cells.Select(cell => cell is not null));
    }

    private static FindingEntry One(string subject, string metric, string slice = "") =>
        new(subject, "eval.x", new Finding { Metric = metric, Value = 1, N = 1, Slice = slice });
}
