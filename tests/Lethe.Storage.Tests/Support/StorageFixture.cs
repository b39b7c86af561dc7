using System.Diagnostics;
using Lethe.Storage.Access;
using Lethe.Storage.Audits;
using Microsoft.Data.Sqlite;

namespace Lethe.Storage.Tests.Support;

/// <summary>A database in a folder of its own.</summary>
internal sealed class StorageFixture : IDisposable
{
    public static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(1);

    private LetheDatabase? _database;

    public string Home { get; } = Directory.CreateTempSubdirectory("lethe-storage-").FullName;

    public string File => Path.Combine(Home, "lethe.db");

    public ManualClock Clock { get; } = new();

    public LetheDatabase Database => _database ??= Open();

    public void Dispose()
    {
        _database?.Dispose();
        Directory.Delete(Home, recursive: true);
    }

    public LetheDatabase Open() => LetheDatabase.Open(Home, Clock);

    public LetheDatabase Open(DatabaseSettings settings) => LetheDatabase.Open(Home, Clock, settings);

    /// <summary>Past all of Lethe's code, as somebody with a SQLite shell.</summary>
    public object? Sql(string statements)
    {
        SqliteLibrary.Use();
        using var connection = Raw();
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        return command.ExecuteScalar();
    }

    public SqliteConnection Raw()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public string Create(string name = "nightly", string plugin = "model.train", string? policy = null, Asker? asker = null) => Database.Journal.Create(new NewAudit
    {
        Name = name,
        SubjectPlugin = plugin,
        Asker = asker ?? Asker.CommandLine,
        Seed = 8,
        Device = "cpu",
        RequestText = $"name: {name}",
        RequestFolder = "/requests",
        PolicyText = policy,
    });

    public AuditRun Run(string id) => Database.Journal.Take(id, Runner.ThisProcess, StaleAfter) ?? throw new InvalidOperationException("It is taken.");

    public string Finish(string name, AuditOutcome outcome, string plugin = "model.train")
    {
        Clock.Pass(1);
        var id = Create(name, plugin);
        Assert.True(Run(id).Finish(outcome));
        return id;
    }

    public Process Start(params string[] how)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "StorageWriter.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, Home, .. how]) { RedirectStandardOutput = true })!;
    }

    public static void Kill(Process process)
    {
        process.Kill();
        process.WaitForExit();
    }
}
