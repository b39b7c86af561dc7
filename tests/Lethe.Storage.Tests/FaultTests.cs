using System.Text.Json.Nodes;
using Lethe.Storage.Access;
using Lethe.Storage.Tests.Support;

namespace Lethe.Storage.Tests;

/// <summary>What goes wrong outside of Lethe comes back as one sentence that says what to do.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly StorageFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void File_ThatIsNoDatabase_IsSaidToBeDamaged()
    {
        File.WriteAllText(_fixture.File, string.Concat(Enumerable.Repeat("This is a shopping list. ", 500)));
        var failure = Assert.Throws<StorageException>(_fixture.Open);
        Assert.StartsWith($"{_fixture.File} is damaged or is no database; put a backup in its place", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_WithDamagedPages_IsSaidToBeDamaged()
    {
        for (var i = 0; i < 200; i++) _fixture.Database.Chain.Append("test.note", new JsonObject { ["text"] = new string('x', 500) });
        _fixture.Database.Dispose();
        _fixture.Sql("PRAGMA wal_checkpoint(TRUNCATE)");
        const int Page = 4096;
        using (var file = new FileStream(_fixture.File, FileMode.Open, FileAccess.ReadWrite))
        {
            // All but the first page, which says what the tables are.
            var noise = new byte[file.Length - Page];
            Array.Fill(noise, (byte)0xd5);
            file.Position = Page;
            file.Write(noise);
        }
        var failure = Assert.Throws<StorageException>(() =>
        {
            using var database = _fixture.Open();
            return database.Chain.Verify();
        });
        Assert.Contains("is damaged or is no database", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_ThatCannotBeMade_IsNamed()
    {
        var file = Path.Combine(_fixture.Home, "file");
        File.WriteAllText(file, "");
        var failure = Assert.Throws<StorageException>(() => LetheDatabase.Open(Path.Combine(file, "home"), _fixture.Clock));
        Assert.StartsWith($"The folder {file}/home cannot be used for the database (", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("name a folder that this user may create and write to.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_ThatCannotBeWritten_IsNamed()
    {
        // The kernel's own: not even root may make a file in it.
        const string Kernels = "/proc/self";
        Assert.SkipUnless(Directory.Exists(Kernels), "There is no folder that nobody can write to.");
        var failure = Assert.Throws<StorageException>(() => LetheDatabase.Open(Kernels, _fixture.Clock));
        Assert.StartsWith($"The folder {Kernels} cannot be used for the database (", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_ThatMayNotBeWritten_IsSaidToBeReadOnly()
    {
        _ = _fixture.Database;
        using var readOnly = _fixture.Open(new DatabaseSettings { Pragmas = "PRAGMA query_only=1" });
        var failure = Assert.Throws<StorageException>(() => readOnly.Chain.Append("test.note", null));
        Assert.Equal(
            $"{_fixture.File} cannot be written; give this user the right to write to the file and to the folder it is in.", failure.Message);
    }

    [Fact]
    public void Disk_ThatIsFull_LosesNothingThatWasWritten()
    {
        var head = _fixture.Database.Chain.Append("test.note", null).Head;
        var pages = (long)_fixture.Sql("PRAGMA page_count")!;
        using var full = _fixture.Open(new DatabaseSettings { Pragmas = $"PRAGMA max_page_count={pages}" });
        var failure = Assert.Throws<StorageException>(() => full.Chain.Append("test.note", new JsonObject { ["text"] = new string('x', 100_000) }));
        Assert.Equal($"There is no room left to write {_fixture.File}; free some space and try again. Nothing is half written.", failure.Message);
        Assert.Equal(head, _fixture.Database.Chain.Head);
        Assert.True(_fixture.Database.Chain.Verify(head).IsWhole);
    }

    [Fact]
    public async Task Writer_WhileAnotherWrites_WaitsForIt()
    {
        _ = _fixture.Database;
        using var other = _fixture.Raw();
        using var transaction = other.BeginTransaction();
        var waiting = Task.Run(() => _fixture.Database.Chain.Append("test.note", null), TestContext.Current.CancellationToken);
        Assert.Equal(0, _fixture.Database.Chain.Head.Sequence);
        transaction.Commit();
        Assert.Equal(1, (await waiting).Sequence);
    }

    [Fact]
    public void Writer_WhoseTurnNeverComes_SaysSo()
    {
        _ = _fixture.Database;
        using var impatient = _fixture.Open(new DatabaseSettings { BusyTimeout = TimeSpan.FromMilliseconds(10), Patience = TimeSpan.FromMilliseconds(50) });
        using var other = _fixture.Raw();
        using var transaction = other.BeginTransaction();
        var failure = Assert.Throws<StorageException>(() => impatient.Chain.Append("test.note", null));
        Assert.Contains("has been locked by another process for too long", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, impatient.Chain.Head.Sequence);
    }
}
