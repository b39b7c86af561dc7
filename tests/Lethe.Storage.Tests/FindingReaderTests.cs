using Lethe.Sdk;
using Lethe.Storage.Audits;
using Lethe.Storage.Findings;
using Lethe.Storage.Tests.Support;

namespace Lethe.Storage.Tests;

public sealed class FindingReaderTests : IDisposable
{
    private static readonly double?[] Numbers =
        [null, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.1 + 0.2, double.Epsilon, double.MaxValue, -3, 0];

    private readonly StorageFixture _fixture = new();

    private FindingReader Findings => _fixture.Database.Findings;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Numbers_OfEveryKind_Survive()
    {
        var given = (from value in Numbers
                     from low in Numbers
                     from high in Numbers
                     select new FindingEntry("s", "e", new Finding { Metric = "m", Value = value, Low = low, High = high, N = long.MaxValue })).ToArray();
        var level = new FindingEntry("s", "e", new Finding { Metric = "m", Value = 1, Level = double.NaN, N = 1, Reason = "why", IntervalBy = "by", Slice = "ε=½" });
        var audit = _fixture.Finish("numbers", new AuditOutcome { State = AuditState.Finished, Findings = [.. given, level] });
        Assert.Equal([.. given, level], Findings.All(audit));
    }

    [Fact]
    public void Findings_PageByPage_AreAllOfThem()
    {
        var audit = _fixture.Finish("paged", Outcome(25));
        _fixture.Finish("other", Outcome(3));
        var seen = new List<FindingEntry>();
        int? from = 0;
        var pages = 0;
        for (; from is { } start; pages++)
        {
            var page = Findings.Page(audit, start, 10);
            seen.AddRange(page.Findings);
            from = page.Next;
        }
        Assert.Equal(3, pages);
        Assert.Equal(Findings.All(audit), seen);
        Assert.Equal(25, Findings.Count(audit));
        Assert.Empty(Findings.All("0000000000"));
        Assert.Null(Findings.Page(audit, 0, 25).Next);
        Assert.Throws<ArgumentOutOfRangeException>(() => Findings.Page(audit, 0, 0));
    }

    [Fact]
    public void History_OfAMetric_IsThatOfFinishedAuditsOfTheNameOldestFirst()
    {
        var ids = Enumerable.Range(0, 4).Select(i => _fixture.Finish("nightly", Outcome(2, i))).ToArray();
        _fixture.Finish("other", Outcome(2, 50));
        _fixture.Finish("nightly", Outcome(2, 60) with { State = AuditState.Failed, Error = "no" });
        var history = Findings.History("nightly", "m", "i=1");
        Assert.Equal(ids, history.Select(point => point.AuditId));
        Assert.Equal([1.0, 2, 3, 4], history.Select(point => point.Finding.Value!.Value));
        Assert.True(history.Zip(history.Skip(1)).All(pair => pair.First.CreatedAt < pair.Second.CreatedAt));
        Assert.Equal(ids[2..], Findings.History("nightly", "m", "i=1", "s", most: 2).Select(point => point.AuditId));
        Assert.Empty(Findings.History("nightly", "m", "i=1", "t"));
        Assert.Empty(Findings.History("nightly", "m"));
    }

    [Fact]
    public void Exhibits_OfEveryKind_Survive()
    {
        var exhibits = Exhibits();
        var audit = _fixture.Finish("exhibits", new AuditOutcome
        {
            State = AuditState.Finished,
            Exhibits = [.. exhibits.Select(exhibit => new ExhibitEntry("s", "e", exhibit))],
        });
        Assert.Equal(
            ["curve", "histogram", "reliability", "heatmap", "table", "images", "texts"],
            _fixture.Database.Audits.Detail(audit)!.Exhibits.Select(header => header.Kind));
        Assert.All(exhibits, exhibit => Assert.Equivalent(exhibit, Findings.Exhibit(audit, "s", "e", exhibit.Id), strict: true));
        Assert.IsType<CurveExhibit>(Findings.Exhibit(audit, "s", "e", "curve"));
        Assert.Null(Findings.Exhibit(audit, "s", "e", "none"));
    }

    [Fact]
    public void Exhibit_ThatIsDamaged_IsSaidToBe()
    {
        var audit = _fixture.Finish("exhibits", new AuditOutcome { State = AuditState.Finished, Exhibits = [new ExhibitEntry("s", "e", Exhibits()[0])] });
        _fixture.Sql("UPDATE exhibits SET json = '{\"kind\":\"song\"}'");
        var failure = Assert.Throws<StorageException>(() => Findings.Exhibit(audit, "s", "e", "curve"));
        Assert.StartsWith("An exhibit in the database is damaged", failure.Message, StringComparison.Ordinal);
    }

    private static AuditOutcome Outcome(int count, double first = 0) => new()
    {
        State = AuditState.Finished,
        Findings = [.. Enumerable.Range(0, count).Select(i => new FindingEntry("s", "e", new Finding { Metric = "m", Value = first + i, N = 1, Slice = $"i={i}" }))],
    };

    private static Exhibit[] Exhibits() =>
    [
        new CurveExhibit
        {
            Id = "curve", Title = "Curve", Caption = "See", X = new Axis("x", Logarithmic: true, Low: 0.1), Y = new Axis("y"),
            Series = [new CurveSeries("a", [1, double.NaN, double.PositiveInfinity], [0.1, 2, double.NegativeInfinity], [], [])],
        },
        new HistogramExhibit { Id = "histogram", Title = "Histogram", X = new Axis("x"), Edges = [0, 1, 2], Series = [new HistogramSeries("a", [3, 4])] },
        new ReliabilityExhibit { Id = "reliability", Title = "Reliability", Bins = [new ReliabilityBin(0, 0.5, 0, null, null, null, null)] },
        new HeatMapExhibit { Id = "heatmap", Title = "Heat", Rows = ["r"], Columns = ["c"], Values = [double.NaN] },
        new TableExhibit { Id = "table", Title = "Table", Columns = ["c"], Rows = [["<b>"]] },
        new ImageGridExhibit { Id = "images", Title = "Images", Images = [new ImageCell("cat", 1, 2, 1, [0, 255])] },
        new TextPairsExhibit { Id = "texts", Title = "Texts", LeftTitle = "l", RightTitle = "r", Pairs = [new TextPair("p", "ü", "\0")] },
    ];
}
