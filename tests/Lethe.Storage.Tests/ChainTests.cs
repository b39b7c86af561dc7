using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lethe.Storage.Chains;
using Lethe.Storage.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Lethe.Storage.Tests;

public sealed class ChainTests : IDisposable
{
    private readonly StorageFixture _fixture = new();

    public static MatrixTheoryData<string, int> Cells { get; } = new(["kind", "time", "json", "hash", "previous"], [1, 2, 3, 4]);

    private Chain Chain => _fixture.Database.Chain;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Chain_OfANewDatabase_BeginsWithItsInstance()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("lethe" + _fixture.Database.Instance));
        Assert.Equal(new ChainHead(0, Convert.ToHexStringLower(hash)), Chain.Head);
        Assert.True(Chain.Verify().IsWhole);
        Assert.Empty(Chain.List());
        Assert.Null(Chain.Find(1));
    }

    [Fact]
    public void Record_Appended_HashesAsThePlainFormulaSays()
    {
        var first = Chain.Head;
        var record = Chain.Append("test.note", new JsonObject { ["b"] = 0.50, ["a"] = double.NaN });
        const string Json = """{"content":{"a":"NaN","b":0.5},"kind":"test.note","sequence":1,"time":"2031-05-06T07:08:09.0000000Z"}""";
        Assert.Equal(Json, record.Json);
        byte[] both = [.. Convert.FromHexString(first.Hash), .. SHA256.HashData(Encoding.UTF8.GetBytes(Json))];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(both)), record.Hash);
        Assert.Equal(first.Hash, record.Previous);
        Assert.Equal(record.Head, Chain.Head);
        Assert.Equal(record, Chain.Find(1));
        Assert.Equal(0.5, record.Content!["b"]!.GetValue<double>());
        Assert.Equal(_fixture.Clock.Now, record.Time);
    }

    [Fact]
    public void Records_Listed_ComeNewestFirstAndPageByPage()
    {
        Append(5);
        Assert.Equal([5, 4], Chain.List(most: 2).Select(record => record.Sequence));
        Assert.Equal([3, 2, 1], Chain.List(before: 4).Select(record => record.Sequence));
    }

    [Fact]
    public void Record_AppendedOnce_IsThereOnceHoweverManyAsk()
    {
        var before = Chain.Append("seal", new JsonObject { ["audit"] = "b" });
        // A name that looks like the key of another audit.
        Chain.Append("seal", new JsonObject { ["name"] = "\"audit\":\"a\"" });
        var found = new ChainRecord[8];
        Parallel.For(0, found.Length, i => found[i] = Chain.AppendOnce("seal", new JsonObject { ["audit"] = "a", ["by"] = i }, "\"audit\":\"a\""));
        Assert.Equal(3, Assert.Single(found.Distinct()).Sequence);
        Assert.Equal(found[0], Assert.Single(Chain.OfKind("seal", "\"audit\":\"a\"")));
        Assert.Equal(before, Chain.AppendOnce("seal", null));
        Assert.Equal(4, Chain.AppendOnce("seal", new JsonObject { ["audit"] = "a" }, "\"audit\":\"a\"", after: 3).Sequence);
        Assert.Equal([1, 2, 3, 4], Chain.OfKind("seal").Select(record => record.Sequence));
        Assert.Empty(Chain.OfKind("other"));
    }

    [Fact]
    public void Chain_WrittenByProcessesAndThreadsAtOnce_IsWholeAndWithoutGaps()
    {
        _ = Chain.Head;
        var processes = Enumerable.Range(0, 2).Select(_ => _fixture.Start("append", "60")).ToArray();
        Parallel.For(0, 4, _ => Append(15));
        foreach (var process in processes)
        {
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            process.Dispose();
        }
        var report = Chain.Verify();
        Assert.True(report.IsWhole, report.Reason);
        Assert.Equal(180, report.Head.Sequence);
        var byProcess = Chain.List(most: 200).GroupBy(record => record.Content?["from"]?.GetValue<int>() ?? 0).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal([60, 60, 60], byProcess.Values);
    }

    [Theory]
    [InlineData("UPDATE chain SET kind = 'x' WHERE sequence = 2")]
    [InlineData("DELETE FROM chain WHERE sequence = 3")]
    [InlineData("INSERT OR REPLACE INTO chain SELECT * FROM chain WHERE sequence = 2")]
    [InlineData("INSERT INTO chain SELECT 9, kind, time, json, hash, previous FROM chain WHERE sequence = 3")]
    [InlineData("INSERT INTO chain SELECT 4, kind, time, json, hash, previous FROM chain WHERE sequence = 3")]
    [InlineData("UPDATE instance SET id = 'x'")]
    [InlineData("DELETE FROM instance")]
    [InlineData("INSERT INTO instance VALUES ('x', 'y')")]
    public void Sql_ThatWouldChangeTheChain_IsRefused(string statement)
    {
        Append(3);
        var failure = Assert.Throws<SqliteException>(() => _fixture.Sql(statement));
        Assert.Matches("append-only|one instance id for ever", failure.Message);
        Assert.True(Chain.Verify(Chain.Head).IsWhole);
        Assert.Equal(3, Chain.Head.Sequence);
    }

    // One bit of one byte in the middle of each column of each record, the time's and the kind's too.
    [Theory]
    [MemberData(nameof(Cells))]
    public void Record_WithOneByteFlipped_IsNamed(string column, int sequence)
    {
        Append(4);
        Unprotect();
        var text = (string)_fixture.Sql($"SELECT {column} FROM chain WHERE sequence = {sequence}")!;
        var bytes = Encoding.UTF8.GetBytes(text);
        bytes[bytes.Length / 2] ^= 1;
        _fixture.Sql($"UPDATE chain SET {column} = CAST(x'{Convert.ToHexString(bytes)}' AS TEXT) WHERE sequence = {sequence}");
        var report = Chain.Verify();
        Assert.Equal(sequence, report.BrokenAt);
        Assert.StartsWith($"Record {sequence} is not as it was written: ", report.Reason, StringComparison.Ordinal);
        Assert.Equal(sequence - 1, report.Head.Sequence);
    }

    [Fact]
    public void Record_FlippedAnywhereInItsContent_IsNamed()
    {
        Append(2);
        Unprotect();
        var json = Encoding.UTF8.GetBytes(Chain.Find(2)!.Json);
        for (var at = 0; at < json.Length; at++)
        {
            byte[] flipped = [.. json];
            flipped[at] ^= 1;
            _fixture.Sql($"UPDATE chain SET json = CAST(x'{Convert.ToHexString(flipped)}' AS TEXT) WHERE sequence = 2");
            Assert.Equal(2, Chain.Verify().BrokenAt);
        }
    }

    [Fact]
    public void Record_TakenOutOfTheMiddle_IsNamed()
    {
        Append(4);
        Unprotect();
        _fixture.Sql("DELETE FROM chain WHERE sequence = 2");
        var report = Chain.Verify();
        Assert.Equal((2L, "Record 2 is not as it was written: it is missing."), (report.BrokenAt, report.Reason));
    }

    [Fact]
    public void LastRecord_Removed_ShowsAgainstALaterHeadOnly()
    {
        Append(3);
        var head = Chain.Head;
        Assert.True(Chain.Verify(head).IsWhole);
        Unprotect();
        _fixture.Sql("DELETE FROM chain WHERE sequence = 3");
        Assert.True(Chain.Verify().IsWhole);
        var report = Chain.Verify(head);
        Assert.Equal(3, report.BrokenAt);
        Assert.Equal("Record 3 is not as it was written: it is missing: the chain ends at 2 and once ended at 3.", report.Reason);
    }

    [Fact]
    public void Chain_MadeAnewWithAllHashesRight_ShowsAgainstAnEarlierHead()
    {
        Append(3);
        var earlier = Chain.Find(2)!.Head;
        Unprotect();
        _fixture.Sql("DELETE FROM chain WHERE sequence > 1");
        _fixture.Clock.Pass(1);
        Append(4);
        Assert.True(Chain.Verify().IsWhole);
        Assert.Equal(2, Chain.Verify(earlier).BrokenAt);
        Assert.Equal(0, Chain.Verify(new ChainHead(0, earlier.Hash)).BrokenAt);
    }

    [Fact]
    public void Instance_Changed_BreaksTheChainAtItsBeginning()
    {
        Append(2);
        Unprotect();
        _fixture.Sql("UPDATE instance SET id = 'another'");
        Assert.Equal(1, Chain.Verify().BrokenAt);
    }

    [Fact]
    public void Clock_SetBack_IsAWarning()
    {
        Append(2);
        _fixture.Clock.Pass(-3600);
        Append(1);
        _fixture.Clock.Pass(7200);
        Append(1);
        var report = Chain.Verify();
        Assert.True(report.IsWhole);
        Assert.Equal("Record 3 is older than the one before it: the clock was set back.", Assert.Single(report.Warnings));
        Assert.Equal([4, 3, 2, 1], Chain.List().Select(record => record.Sequence));
    }

    [Fact]
    public void Content_ThatCouldNotBeReadAgain_IsRefused()
    {
        JsonNode deep = new JsonArray();
        for (var i = 0; i < 80; i++) deep = new JsonArray(deep);
        Assert.Throws<ArgumentException>(() => Chain.Append("test.deep", deep));
        Assert.Throws<ArgumentException>(() => Chain.Append("test.text", JsonValue.Create("\ud800")));
        Assert.Throws<ArgumentException>(() => Chain.Append("", null));
        Assert.Equal(0, Chain.Head.Sequence);
    }

    [Fact]
    public void Head_WrittenDown_ReadsBack()
    {
        Append(1);
        Assert.True(ChainHead.TryParse($" {Chain.Head}\n", out var head));
        Assert.Equal(Chain.Head, head);
        foreach (var wrong in new[] { "", "1", "1:abc", $"-1:{Chain.Head.Hash}", $"1:{Chain.Head.Hash}0", $"1:{new string('g', 64)}" })
            Assert.False(ChainHead.TryParse(wrong, out _));
    }

    private void Append(int count)
    {
        for (var i = 0; i < count; i++) Chain.Append("test.note", new JsonObject { ["i"] = i, ["text"] = "Grüße" });
    }

    private void Unprotect()
    {
        foreach (var trigger in new[] { "chain_no_update", "chain_no_delete", "instance_no_update" }) _fixture.Sql($"DROP TRIGGER {trigger}");
    }
}
