using Lethe.Auditing.Verdicts;
using Lethe.Storage.Access;
using Lethe.Storage.Audits;
using Lethe.Storage.Findings;
using Lethe.Storage.Tests.Support;

namespace Lethe.Storage.Tests;

/// <summary>Every query stays quick when there are many audits: it goes by an index and sorts nothing.</summary>
public sealed class QueryPlanTests : IClassFixture<QueryPlanTests.ManyAudits>
{
    private readonly ManyAudits _many;

    public QueryPlanTests(ManyAudits many)
    {
        _many = many;
        _many.Watch.Steps.Clear();
    }

    public static TheoryData<string, string> Filters => new()
    {
        { "all", "SCAN a USING INDEX sqlite_autoindex_audits_1" },
        { "name", "SCAN a USING INDEX sqlite_autoindex_audits_1" },
        { "state", "SEARCH a USING INDEX IX_audits_state_id (state=? AND id<?)" },
        { "verdict", "SEARCH a USING INDEX IX_audits_verdict_id (verdict=? AND id<?)" },
        { "plugin", "SEARCH a USING INDEX IX_audits_subjectPlugin_id (subjectPlugin=? AND id<?)" },
    };

    // Who asked for each audit, beside it.
    private const string AskerStep = "SEARCH a0 USING INDEX sqlite_autoindex_askers_1 (audit=?) LEFT-JOIN";

    [Theory]
    [MemberData(nameof(Filters))]
    public void AuditPage_InTheMiddle_GoesByAnIndex(string by, string step)
    {
        var (filter, _) = Filter(by);
        var start = _many.Database.Audits.List(AuditFilter.All, most: 600).Next;
        _many.Watch.Steps.Clear();
        var page = _many.Database.Audits.List(filter, start, most: 10);
        Assert.Equal(10, page.Audits.Count);
        Assert.Equal([by is "all" or "name" ? "SEARCH a USING INDEX sqlite_autoindex_audits_1 (id<?)" : step, AskerStep], _many.Watch.Steps);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void AuditPage_TheFirst_GoesByAnIndex(string by, string step)
    {
        var (filter, _) = Filter(by);
        Assert.Equal(10, _many.Database.Audits.List(filter, most: 10).Audits.Count);
        Assert.Equal([step.Replace(" AND id<?", "", StringComparison.Ordinal), AskerStep], _many.Watch.Steps);
    }

    [Fact]
    public void AuditPage_ByWhoAsked_SortsNothing()
    {
        Assert.Equal(10, _many.Database.Audits.List(new AuditFilter { AskedBy = "first" }, most: 10).Audits.Count);
        Assert.Equal("SCAN a USING INDEX sqlite_autoindex_audits_1", _many.Watch.Steps[0]);
        Assert.All(_many.Watch.Steps.Skip(1), step => Assert.Matches("^(CORRELATED SCALAR SUBQUERY|SEARCH a[01] USING INDEX sqlite_autoindex_askers_1)", step));
        Assert.Equal(ManyAudits.Audits / 2, _many.Database.Audits.Count(new AuditFilter { AskedBy = "first" }));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Count_OfAudits_GoesByAnIndex(string by, string step)
    {
        var (filter, count) = Filter(by);
        Assert.Equal(count, _many.Database.Audits.Count(filter));
        Assert.Contains(" USING COVERING INDEX ", Assert.Single(_many.Watch.Steps), StringComparison.Ordinal);
        Assert.NotEmpty(step);
    }

    [Fact]
    public void Count_ByState_ReadsAnIndexOnly()
    {
        var counts = _many.Database.Audits.CountByState();
        Assert.Equal((ManyAudits.Audits / 5, ManyAudits.Audits * 4 / 5), (counts[AuditState.Failed], counts[AuditState.Finished]));
        Assert.Equal("SCAN a USING COVERING INDEX IX_audits_state_id", Assert.Single(_many.Watch.Steps));
    }

    [Fact]
    public void CountFinished_OfNames_ReadsAnIndexOnly()
    {
        var counts = _many.Database.Audits.CountFinished(["audit 3", "nobody"]);
        var (name, count) = Assert.Single(counts);
        Assert.Equal("audit 3", name);
        Assert.Equal(_many.Database.Audits.Count(new AuditFilter { NameContains = "audit 3", State = AuditState.Finished }), count + _many.Database.Audits.Count(new AuditFilter { NameContains = "audit 3_", State = AuditState.Finished }));
        Assert.Equal("SEARCH a USING COVERING INDEX IX_audits_name_state_id (name=? AND state=?)", _many.Watch.Steps[0]);
    }

    [Fact]
    public void ChainPage_FarBack_GoesByTheSequence()
    {
        Assert.Empty(_many.Database.Chain.List(before: 5));
        Assert.Null(_many.Database.Chain.Find(1));
        Assert.Equal(
            ["SEARCH c USING INTEGER PRIMARY KEY (rowid<?)", "SEARCH c USING INTEGER PRIMARY KEY (rowid=?)"], _many.Watch.Steps);
    }

    [Fact]
    public void ChainRecords_OfAKindAfterAPlace_GoByTheSequence()
    {
        Assert.Empty(_many.Database.Chain.OfKind("certificate", "\"audit\":\"a\"", 2000));
        Assert.Equal("SEARCH c USING INTEGER PRIMARY KEY (rowid>?)", Assert.Single(_many.Watch.Steps));
    }

    [Fact]
    public void Findings_OfOneAudit_GoByAnIndex()
    {
        var page = _many.Database.Findings.Page(ManyAudits.Some, 100, 50);
        Assert.Equal((50, 150), (page.Findings.Count, page.Next));
        Assert.Equal("SEARCH f USING INDEX sqlite_autoindex_findings_1 (audit=? AND position>?)", Assert.Single(_many.Watch.Steps));
        _many.Watch.Steps.Clear();
        Assert.Equal(ManyAudits.FindingsEach, _many.Database.Findings.Count(ManyAudits.Some));
        Assert.StartsWith("SEARCH f USING COVERING INDEX", Assert.Single(_many.Watch.Steps), StringComparison.Ordinal);
    }

    [Fact]
    public void History_OfAMetric_GoesByIndices()
    {
        var history = _many.Database.Findings.History("audit 3", "metric.7", "slice 1");
        Assert.Equal(ManyAudits.Audits / ManyAudits.Names, history.Count);
        Assert.Equal(
            [
                "SEARCH a USING INDEX IX_audits_name_state_id (name=? AND state=?)",
                "SEARCH f USING INDEX IX_findings_audit_metric_slice (audit=? AND metric=? AND slice=?)",
                // Of the few that one audit has.
                "USE TEMP B-TREE FOR RIGHT PART OF ORDER BY",
            ],
            _many.Watch.Steps);
    }

    [Fact]
    public void ManyAudits_AtOnce_AreReadWithOneQueryThatGoesByAnIndex()
    {
        string[] ids = ["0000000001", ManyAudits.Some, "0000000999", "never"];
        Assert.Equal(ids[..3], _many.Database.Audits.Find(ids).Keys.Order());
        Assert.Equal(["SEARCH a USING INDEX sqlite_autoindex_audits_1 (id=?)", AskerStep], _many.Watch.Steps);
        _many.Watch.Steps.Clear();
        Assert.Empty(_many.Database.Audits.Gates(ids));
        Assert.Equal("SEARCH g USING INDEX sqlite_autoindex_gates_1 (audit=?)", Assert.Single(_many.Watch.Steps));
    }

    [Fact]
    public void Histories_ReadTogether_AreThoseReadAlone()
    {
        HistoryKey[] keys = [new("audit 3", "metric.7", "slice 1", null), new("audit 9", "metric.0", "slice 0", null), new("nobody", "metric.0", "", null)];
        var together = _many.Database.Findings.Histories(keys, 20);
        Assert.Equal([20, 20, 0], together.Select(points => points.Count));
        Assert.All(keys.Zip(together), pair => Assert.Equal(_many.Database.Findings.History(pair.First.AuditName, pair.First.Metric, pair.First.Slice, most: 20), pair.Second));
    }

    [Fact]
    public void OneAudit_WithItsParts_IsNeverScannedFor()
    {
        Assert.Equal(ManyAudits.FindingsEach, _many.Database.Audits.Detail(ManyAudits.Some)!.FindingCount);
        Assert.NotNull(_many.Database.Audits.ResultJson(ManyAudits.Some));
        Assert.Equal(ManyAudits.Some, _many.Database.Audits.Resolve(ManyAudits.Some));
        Assert.Null(_many.Database.Findings.Exhibit(ManyAudits.Some, "s", "e", "x"));
        Assert.Empty(_many.Database.Journal.Abandoned(TimeSpan.Zero));
        Assert.Null(_many.Database.Journal.TakeNext(Runner.ThisProcess));
        Assert.True(_many.Watch.Steps.Count > 10, string.Join('\n', _many.Watch.Steps));
        Assert.All(_many.Watch.Steps, step => Assert.StartsWith("SEARCH", step, StringComparison.Ordinal));
    }

    private static (AuditFilter Filter, int Count) Filter(string by) => by switch
    {
        "name" => (new AuditFilter { NameContains = "dit 3" }, ManyAudits.Audits / ManyAudits.Names),
        "state" => (new AuditFilter { State = AuditState.Failed }, ManyAudits.Audits / 5),
        "verdict" => (new AuditFilter { Verdict = Verdict.Pass }, ManyAudits.Audits / 2),
        "plugin" => (new AuditFilter { SubjectPlugin = "model.1" }, ManyAudits.Audits / 4),
        _ => (AuditFilter.All, ManyAudits.Audits),
    };

    public sealed class ManyAudits : IDisposable
    {
        public const int Audits = 1000, FindingsEach = 300, Names = 10;

        private readonly StorageFixture _fixture = new();

        public ManyAudits()
        {
            _ = _fixture.Database;
            // As many rows as a few years bring, without the years.
            _fixture.Sql($"""
                WITH RECURSIVE number(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM number WHERE i < {Audits - 1})
                INSERT INTO audits (id, name, state, verdict, subjectPlugin, createdAt, seed, device, cancelRequested, requestFolder, requestText, resultJson)
                SELECT printf('0%09d', i), 'audit ' || (i % {Names}), iif(i % 5 = 0, 'failed', 'finished'), iif(i % 2, 'pass', 'fail'),
                    'model.' || (i % 4), '2031-05-06T07:08:09.0000000Z', 0, 'cpu', 0, '/', hex(zeroblob(1000)), hex(zeroblob(2000)) FROM number;
                INSERT INTO askers (audit, kind, who, name) SELECT id, 'user', 'u' || (seed % 2), iif(rowid % 2, 'first', 'second') FROM audits;
                WITH RECURSIVE number(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM number WHERE i < {FindingsEach - 1})
                INSERT INTO findings (audit, position, subject, evaluator, metric, slice, value, notANumber, level, intervalBy, n, reason)
                SELECT id, i, 's', 'e', 'metric.' || (i / 10), 'slice ' || (i % 10), 0.5, 0, 0.95, 'Wilson', 100, '' FROM audits, number;
                """);
            Database = _fixture.Open(new DatabaseSettings { Watch = Watch });
        }

        public const string Some = "0000000333";

        public LetheDatabase Database { get; }

        internal PlanWatch Watch { get; } = new();

        public void Dispose()
        {
            Database.Dispose();
            _fixture.Dispose();
        }
    }
}
