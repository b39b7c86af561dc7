using Lethe.Auditing.Verdicts;
using Lethe.Storage.Access;
using Lethe.Storage.Audits;
using Lethe.Storage.Tests.Support;

namespace Lethe.Storage.Tests;

public sealed class AuditReaderTests : IDisposable
{
    private readonly StorageFixture _fixture = new();

    private AuditReader Audits => _fixture.Database.Audits;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Audits_PageByPage_ComeNewestFirstWhateverIsAddedMeanwhile()
    {
        var ids = Enumerable.Range(0, 7).Select(i => _fixture.Finish($"audit {i}", Finished(null))).ToArray();
        var first = Audits.List(AuditFilter.All, most: 3);
        _fixture.Finish("late", Finished(null));
        var second = Audits.List(AuditFilter.All, first.Next, most: 3);
        var third = Audits.List(AuditFilter.All, second.Next, most: 3);
        Assert.Equal(ids.Reverse(), first.Audits.Concat(second.Audits).Concat(third.Audits).Select(audit => audit.Id));
        Assert.Equal((3, 3, 1), (first.Audits.Count, second.Audits.Count, third.Audits.Count));
        Assert.Null(third.Next);
        Assert.Null(Audits.List(AuditFilter.All, most: 8).Next);
        Assert.Throws<ArgumentOutOfRangeException>(() => Audits.List(AuditFilter.All, most: 0));
    }

    [Fact]
    public void Audits_Filtered_AreThoseThatFitInEveryWay()
    {
        _fixture.Finish("Nightly 100%", Finished(Verdict.Pass));
        _fixture.Finish("nightly 100", Finished(Verdict.NotRun), "model.onnx");
        _fixture.Finish("weekly_1", Finished(Verdict.NotRun));
        _fixture.Finish("weekly\\1", new AuditOutcome { State = AuditState.Failed, Error = "no" });
        _fixture.Clock.Pass(1);
        _fixture.Create("waiting");

        Assert.Equal(["nightly 100", "Nightly 100%"], Names(new AuditFilter { NameContains = "NIGHT" }));
        Assert.Equal(["Nightly 100%"], Names(new AuditFilter { NameContains = "0%" }));
        Assert.Equal(["weekly_1"], Names(new AuditFilter { NameContains = "y_" }));
        Assert.Equal(["weekly\\1"], Names(new AuditFilter { NameContains = "\\" }));
        Assert.Equal(["weekly_1", "nightly 100"], Names(new AuditFilter { Verdict = Verdict.NotRun }));
        Assert.Equal(["weekly_1"], Names(new AuditFilter { Verdict = Verdict.NotRun, SubjectPlugin = "model.train" }));
        Assert.Equal(["waiting"], Names(new AuditFilter { State = AuditState.Queued, NameContains = "" }));
        Assert.Empty(Names(new AuditFilter { State = AuditState.Queued, Verdict = Verdict.Pass }));
        Assert.Equal(5, Audits.Count(AuditFilter.All));
        Assert.Equal(
            new Dictionary<AuditState, int> { [AuditState.Finished] = 3, [AuditState.Failed] = 1, [AuditState.Queued] = 1 }, Audits.CountByState());
    }

    [Fact]
    public void Audits_ByWhoAskedForThem_AreFoundByAPartOfTheNameOrTheWholeId()
    {
        Asker first = new(AskerKind.User, "5r2m0k7h3a", "first.b_c"), night = new(AskerKind.Schedule, "5r2m0k7h3b", "Every night");
        foreach (var (name, asker) in new[] { ("one", first), ("two", night), ("three", Asker.CommandLine), ("four", first) })
        {
            _fixture.Clock.Pass(1);
            _fixture.Create(name, asker: asker);
        }
        Assert.Equal(["four", "one"], Names(new AuditFilter { AskedBy = "FIRST" }));
        Assert.Equal(["four"], Names(new AuditFilter { AskedBy = "t.b_", NameContains = "fo" }));
        Assert.Equal(["two"], Names(new AuditFilter { AskedBy = "5r2m0k7h3b" }));
        Assert.Equal(["three"], Names(new AuditFilter { AskedBy = "command" }));
        Assert.Empty(Names(new AuditFilter { AskedBy = "5r2m0k7h3" }));
        Assert.Empty(Names(new AuditFilter { AskedBy = "axb" }));
    }

    [Fact]
    public void Mark_IsAnotherWheneverAnAuditIsQueuedTakenCalledOffOrEnds()
    {
        var marks = new List<string> { Audits.Mark() };
        var id = _fixture.Create();
        marks.Add(Audits.Mark());
        var run = _fixture.Run(id);
        marks.Add(Audits.Mark());
        Assert.True(_fixture.Database.Journal.RequestCancel(id, Asker.CommandLine));
        marks.Add(Audits.Mark());
        Assert.True(run.Finish(new AuditOutcome { State = AuditState.Cancelled }));
        marks.Add(Audits.Mark());
        Assert.Equal(marks.Count, marks.Distinct().Count());
        // What no list shows changes nothing: a process that says it lives, a stage, a second request to stop.
        var other = _fixture.Run(_fixture.Create());
        var mark = Audits.Mark();
        other.Beat();
        Assert.True(other.Plan([new StageEntry { Position = 0, Name = "train", Title = "Train" }]));
        Assert.Equal(mark, Audits.Mark());
        Assert.True(_fixture.Database.Journal.RequestCancel(other.AuditId, Asker.CommandLine));
        mark = Audits.Mark();
        Assert.True(_fixture.Database.Journal.RequestCancel(other.AuditId, Asker.CommandLine));
        Assert.Equal(mark, Audits.Mark());
    }

    [Fact]
    public void Series_OfAudits_ComeByNameWithTheLastOnesNewestFirst()
    {
        var ids = new[] { "a", "b", "a", "a" }.Select(name => _fixture.Finish(name, Finished(Verdict.Pass))).ToArray();
        var series = Audits.Series(depth: 2);
        Assert.Equal([("a", 3), ("b", 1)], series.Select(one => (one.Name, one.Count)));
        Assert.Equal([ids[3], ids[2]], series[0].Latest.Select(audit => audit.Id));
        Assert.Equal("a", Assert.Single(Audits.Series(most: 1)).Name);
    }

    [Fact]
    public void Audits_ThatWait_ComeInTheOrderInWhichTheyCame()
    {
        _fixture.Finish("over", Finished(null));
        var ids = Enumerable.Range(0, 3).Select(i =>
        {
            _fixture.Clock.Pass(1);
            return _fixture.Create($"waiting {i}");
        }).ToArray();
        Assert.Equal(ids, Audits.Waiting().Select(audit => audit.Id));
        Assert.Equal(ids[0], Assert.Single(Audits.Waiting(most: 1)).Id);
    }

    [Fact]
    public void Ids_FollowTheClock()
    {
        var ids = Enumerable.Range(0, 50).Select(_ => _fixture.Finish("a", Finished(null))).ToArray();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.Matches("^[0-9abcdefghjkmnpqrstvwxyz]{10}$", id));
        var seconds = (long)(_fixture.Clock.Now - new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds;
        var read = ids[^1][..6].Aggregate(0L, (sum, digit) => (sum * 32) + "0123456789abcdefghjkmnpqrstvwxyz".IndexOf(digit, StringComparison.Ordinal));
        Assert.Equal(seconds, read);
    }

    [Fact]
    public void Id_ByItsBeginning_IsFound()
    {
        using var database = Draws(0, 1, 32);
        var first = Create(database);
        var second = Create(database);
        _fixture.Clock.Pass(40);
        var third = Create(database);
        Assert.Equal(third, Audits.Resolve(third[..6]));
        Assert.Equal(second, Audits.Resolve(second));
        Assert.Equal(second, Audits.Resolve(second.ToUpperInvariant().Replace("0", "O", StringComparison.Ordinal)));
        Assert.Equal(second, Audits.Resolve($"{second[..5]}-{second[5..]}"));
        Assert.Equal(first, Audits.Find(first)!.Id);
        Assert.Null(Audits.Find(first[..9]));
        Assert.Null(Audits.Detail("0000000000"));
    }

    [Fact]
    public void Id_ByABeginningOfMany_NamesThem()
    {
        using var database = Draws(0, 1, 2, 3, 4, 5, 6);
        var ids = Enumerable.Range(0, 7).Select(_ => Create(database)).ToArray();
        var failure = Assert.Throws<AuditLookupException>(() => Audits.Resolve(ids[0][..7]));
        Assert.Equal(
            $"7 audits have an id that begins with {ids[0][..7]}: {string.Join(", ", ids.Reverse().Take(5))} and 2 older; type more of it.",
            failure.Message);
    }

    [Theory]
    [InlineData("zzzz", "No audit has an id that begins with zzzz.")]
    [InlineData("", "'' is no audit id; ids are ten letters and digits, such as 5r2m0k7h3q.")]
    [InlineData("-", "'-' is no audit id; ids are ten letters and digits, such as 5r2m0k7h3q.")]
    [InlineData("nightly_1", "'nightly_1' is no audit id; ids are ten letters and digits, such as 5r2m0k7h3q.")]
    [InlineData("00000000000", "'00000000000' is no audit id; ids are ten letters and digits, such as 5r2m0k7h3q.")]
    public void Id_ThatFitsNone_SaysSo(string typed, string sentence)
    {
        _fixture.Create();
        Assert.Equal(sentence, Assert.Throws<AuditLookupException>(() => Audits.Resolve(typed)).Message);
    }

    [Theory]
    [InlineData(2019)]
    [InlineData(2055)]
    public void Clock_ThatCannotBe_IsRefused(int year)
    {
        _ = _fixture.Database;
        _fixture.Clock.Now = new DateTimeOffset(year, 12, 31, 0, 0, 0, TimeSpan.Zero);
        var failure = Assert.Throws<StorageException>(() => _fixture.Create());
        Assert.Equal($"This machine's clock says {year}-12-31, which cannot be; set it right and try again.", failure.Message);
    }

    [Fact]
    public void Row_WithAWordThatIsNone_IsSaidToBeDamaged()
    {
        _fixture.Create();
        _fixture.Sql("UPDATE audits SET state = 'dreaming'");
        var failure = Assert.Throws<StorageException>(() => Audits.List(AuditFilter.All));
        Assert.StartsWith("The database says 'dreaming' where one of queued, running, finished, failed, cancelled belongs", failure.Message, StringComparison.Ordinal);
    }

    private string[] Names(AuditFilter filter)
    {
        var names = Audits.List(filter).Audits.Select(audit => audit.Name).ToArray();
        Assert.Equal(names.Length, Audits.Count(filter));
        return names;
    }

    private LetheDatabase Draws(params int[] numbers)
    {
        var draws = new Queue<int>(numbers);
        return _fixture.Open(new DatabaseSettings { Draw = _ => draws.Dequeue() });
    }

    private static string Create(LetheDatabase database) =>
        database.Journal.Create(new NewAudit { Name = "a", SubjectPlugin = "p", Asker = Asker.CommandLine, RequestText = "", RequestFolder = "" });

    private static AuditOutcome Finished(Verdict? verdict) => new() { State = AuditState.Finished, Verdict = verdict };
}
