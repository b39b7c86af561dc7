using Lethe.Storage.Access;
using Lethe.Storage.Audits;
using Lethe.Storage.Entities;
using Lethe.Storage.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Lethe.Storage.Tests;

public sealed class OpeningTests : IDisposable
{
    private readonly StorageFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Database_InAnEmptyFolder_IsMadeAndKeepsItsInstance()
    {
        var instance = _fixture.Database.Instance;
        Assert.Equal(32, instance.Length);
        Assert.Equal(_fixture.File, _fixture.Database.Path);
        using var again = _fixture.Open();
        Assert.Equal(instance, again.Instance);
        Assert.Equal(1L, _fixture.Sql("SELECT count(*) FROM instance"));
    }

    [Fact]
    public void Database_Opened_LogsAheadAndKeepsReferencesWhole()
    {
        _ = _fixture.Database;
        Assert.Equal("wal", _fixture.Sql("PRAGMA journal_mode"));
        Assert.Equal((long)DatabaseOpener.ApplicationId, _fixture.Sql("PRAGMA application_id"));
        var sessions = new Sessions(_fixture.File, new DatabaseSettings { BusyTimeout = TimeSpan.FromSeconds(3) });
        Assert.Equal("1", Pragma(sessions, "foreign_keys"));
        Assert.Equal("2", Pragma(sessions, "synchronous"));
        Assert.Equal("3000", Pragma(sessions, "busy_timeout"));
    }

    [Fact]
    public void Library_InUse_IsTheSystems()
    {
        var version = SqliteLibrary.Use();
        Assert.Equal(version, _fixture.Sql("SELECT sqlite_version()"));
        if (!OperatingSystem.IsLinux()) return;
        var loaded = File.ReadAllLines("/proc/self/maps").Where(line => line.Contains("sqlite", StringComparison.Ordinal) && line.Contains(".so", StringComparison.Ordinal));
        Assert.All(loaded, line => Assert.Contains("/libsqlite3.so.0", line, StringComparison.Ordinal));
        Assert.NotEmpty(loaded);
    }

    [Fact]
    public void Migrations_Together_MakeTheModel()
    {
        using var context = DesignTime(_fixture.File);
        var snapshot = context.GetService<IMigrationsAssembly>().ModelSnapshot!.Model;
        if (snapshot is IMutableModel mutable) snapshot = mutable.FinalizeModel();
        snapshot = context.GetService<IModelRuntimeInitializer>().Initialize(snapshot);
        var model = context.GetService<IDesignTimeModel>().Model;
        var differences = context.GetService<IMigrationsModelDiffer>().GetDifferences(snapshot.GetRelationalModel(), model.GetRelationalModel());
        Assert.Empty(differences);
    }

    [Fact]
    public void Database_OfTheVersionBefore_IsBroughtUpWithWhatIsInIt()
    {
        _fixture.Create();
        _fixture.Database.Dispose();
        using (var context = DesignTime(_fixture.File))
        {
            // Back to the tables that the first version had.
            context.Database.ExecuteSqlRaw("DROP TABLE scheduleRuns; DROP TABLE schedules; DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%_Schedules';");
        }
        using var again = _fixture.Open();
        Assert.Empty(again.Schedules.List());
        Assert.Single(again.Audits.Waiting());
        Assert.True(again.Chain.Verify().IsWhole);
    }

    [Fact]
    public void Database_ThatAnotherProcessHasJustBegun_IsNotTakenForAnotherProgramsOne()
    {
        // The first that is written, before any table of ours and the number by which it is known.
        _fixture.Sql("CREATE TABLE __EFMigrationsHistory (MigrationId TEXT NOT NULL PRIMARY KEY, ProductVersion TEXT NOT NULL)");
        Assert.Equal(32, _fixture.Database.Instance.Length);
    }

    [Fact]
    public void Audits_FromBeforeAskersWereWrittenDown_SayThatItIsNotRecorded()
    {
        var id = _fixture.Create(asker: new(AskerKind.User, "5r2m0k7h3a", "first"));
        _fixture.Database.Dispose();
        _fixture.Sql("DROP TABLE askers; DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%_Askers';");
        using var again = _fixture.Open();
        var audit = again.Audits.Find(id)!;
        Assert.Null(audit.Asker);
        Assert.StartsWith("not recorded", audit.AskedBy, StringComparison.Ordinal);
        Assert.Empty(again.Audits.List(new AuditFilter { AskedBy = "first" }).Audits);
        Assert.True(again.Chain.Verify().IsWhole);
        Assert.NotNull(again.Audits.Find(again.Journal.Create(new NewAudit { Name = "a", SubjectPlugin = "p", Asker = Asker.Local, RequestText = "", RequestFolder = "" }))!.Asker);
    }

    [Fact]
    public void Database_ThatWasClosed_IsNotOpenedAgainByWhoeverStillHasIt()
    {
        var database = _fixture.Database;
        database.Dispose();
        File.Delete(_fixture.File);
        Assert.Contains("was closed", Assert.Throws<StorageException>(() => database.Audits.Mark()).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_fixture.File));
    }

    [Fact]
    public void Processes_ThatMakeItAtOnce_GetOneInstance()
    {
        var processes = Enumerable.Range(0, 4).Select(_ => _fixture.Start("open")).ToArray();
        var instances = processes.Select(process => process.StandardOutput.ReadLine()).ToArray();
        foreach (var process in processes)
        {
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            process.Dispose();
        }
        Assert.Equal(_fixture.Database.Instance, Assert.Single(instances.Distinct()));
        Assert.Equal(32, _fixture.Database.Instance.Length);
    }

    [Fact]
    public async Task Process_WhileAnotherMakesTheTables_WaitsForIt()
    {
        Task<LetheDatabase> waiting;
        using (MigrationLock.Take(_fixture.File + ".lock"))
        {
            waiting = Task.Run(_fixture.Open, TestContext.Current.CancellationToken);
            // Long enough to have failed if it would not wait; that it then goes on is what counts.
            await Task.Delay(100, TestContext.Current.CancellationToken);
            Assert.False(waiting.IsCompleted);
            Assert.False(File.Exists(_fixture.File));
        }
        using var database = await waiting;
        Assert.Equal(_fixture.Database.Instance, database.Instance);
    }

    [Fact]
    public void Database_OfANewerVersion_IsRefused()
    {
        _fixture.Database.Dispose();
        _fixture.Sql("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Wonders', '6.0.7')");
        var failure = Assert.Throws<StorageException>(_fixture.Open);
        Assert.Equal(
            $"{_fixture.File} was made by a newer version of Lethe (it has the change 29990101000000_Wonders); use that version, or another folder.",
            failure.Message);
    }

    [Fact]
    public void Database_OfAnotherProgram_IsRefusedAndLeftAsItIs()
    {
        _fixture.Sql("CREATE TABLE bookmarks (url TEXT)");
        var failure = Assert.Throws<StorageException>(_fixture.Open);
        Assert.Contains("is a database of another program", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1L, _fixture.Sql("SELECT count(*) FROM sqlite_master"));
    }

    private static LetheContext DesignTime(string path)
    {
        SqliteLibrary.Use();
        return new LetheContext(new DbContextOptionsBuilder<LetheContext>().UseSqlite($"Data Source={path}").Options);
    }

    private static string Pragma(Sessions sessions, string name) => sessions.Read(context =>
    {
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return command.ExecuteScalar()!.ToString()!;
    });
}
