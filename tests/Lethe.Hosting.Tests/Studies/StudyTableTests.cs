using Lethe.Hosting.Studies;
using Lethe.Sdk;
using Lethe.Storage.Findings;

namespace Lethe.Hosting.Tests.Studies;

public class StudyTableTests
{
    [Theory]
    [InlineData("gap.average", "gap.average", "", false)]
    [InlineData("klom.forget.p95(bins=robust)", "klom.forget.p95", "bins=robust", false)]
    [InlineData("gap:a.b(split=forget, x=1)", "a.b", "split=forget, x=1", true)]
    public void Column_OfEveryForm_ReadsAndWritesTheSame(string text, string metric, string slice, bool isGap)
    {
        Assert.Equal(new StudyColumn(metric, slice, isGap), StudyColumn.Parse(text));
        Assert.Equal(text, StudyColumn.Parse(text).Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gap:")]
    [InlineData("(x=1)")]
    [InlineData("a.b(x=1")]
    public void Column_OfNoForm_IsRefused(string text) => Assert.Throws<FormatException>(() => StudyColumn.Parse(text));

    [Fact]
    public void Table_OfTwoAudits_HasMeansDeviationsAndGapsToTheOracles()
    {
        var table = new StudyTable(
            [
                Audit(1, ("original", 1.0), ("unlearn.far", 0.9), ("unlearn.near", 0.6), ("oracle", 0.5)),
                Audit(2, ("original", 1.0), ("unlearn.far", 0.7), ("unlearn.near", 0.6), ("oracle", 0.6)),
            ],
            [StudyColumn.Parse("gap:a.b"), StudyColumn.Parse("a.b"), StudyColumn.Parse("not.there"), StudyColumn.Parse("seconds")]);
        Assert.Equal(
            """
            | result | gap:a.b | a.b | seconds |
            |---|---:|---:|---:|
            | oracle | 0.000 ± 0.000 | 0.550 ± 0.071 |  |
            | original | 0.450 ± 0.071 | 1.000 ± 0.000 | 10.0 ± 0.000 |
            | unlearn.near | 0.050 ± 0.071 | 0.600 ± 0.000 | 10.0 ± 0.000 |
            | unlearn.far | 0.250 ± 0.212 | 0.800 ± 0.141 | 10.0 ± 0.000 |

            Mean and standard deviation over 2 audits, seeds 1, 2.

            """,
            table.Markdown());
    }

    [Fact]
    public void Table_WithANumberThatOneAuditLacks_TakesTheOthers()
    {
        var lacking = Audit(2, ("unlearn.a", 0.5)) with { Findings = [new FindingEntry("unlearn.a", "e", Finding.NotComputed("a.b", "no"))] };
        var table = new StudyTable([Audit(1, ("unlearn.a", 0.25)), lacking], [StudyColumn.Parse("a.b")]);
        Assert.Equal([0.25], table.Numbers("unlearn.a", StudyColumn.Parse("a.b")));
    }

    private static StudyAudit Audit(long seed, params (string Subject, double Value)[] numbers) => new(
        seed, [.. numbers.Select(one => new FindingEntry(one.Subject, "e", new Finding { Metric = "a.b", Value = one.Value, N = 10 }))],
        numbers.Where(one => one.Subject != "oracle").ToDictionary(one => one.Subject, _ => 10.0));
}
