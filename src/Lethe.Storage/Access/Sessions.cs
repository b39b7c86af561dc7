using Lethe.Storage.Entities;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Lethe.Storage.Access;

/// <summary>
/// The one way to the file: each read and each write has a short transaction of its own, is repeated while another
/// process is in the way, and fails with a sentence. All of it is synchronous, as SQLite itself is.
/// </summary>
internal sealed class Sessions
{
    private readonly DatabaseSettings _settings;
    private readonly DbContextOptions<LetheContext> _options;
    private volatile bool _isClosed;

    public Sessions(string path, DatabaseSettings settings)
    {
        (Path, _settings) = (path, settings);
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            // SQLite does the waiting, at a finer grain than the provider's own loop.
            DefaultTimeout = 1,
        }.ToString();
        var options = new DbContextOptionsBuilder<LetheContext>().UseSqlite(ConnectionString).AddInterceptors(new ConnectionPragmas(settings));
        if (settings.Watch is { } watch) options.AddInterceptors(watch);
        _options = options.Options;
    }

    public string Path { get; }

    public string ConnectionString { get; }

    public Func<int, int> Draw => _settings.Draw;

    public int PasswordRounds => _settings.PasswordRounds;

    /// <summary>All that is read inside belongs to one moment.</summary>
    public T Read<T>(Func<LetheContext, T> read) => Repeat(() =>
    {
        using var context = Context();
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        context.Database.OpenConnection();
        // Deferred: it takes no lock that would hold up a writer.
        using var transaction = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        context.Database.UseTransaction(transaction);
        return read(context);
    });

    /// <summary>
    /// All of it is written or nothing; it may run more than once, so it changes nothing but the database. From its first
    /// line on no other process writes, so that what it reads is still true when it writes.
    /// </summary>
    public T Write<T>(Func<LetheContext, T> write) => Repeat(() =>
    {
        using var context = Context();
        using var transaction = context.Database.BeginTransaction();
        var result = write(context);
        context.SaveChanges();
        transaction.Commit();
        return result;
    });

    public void Write(Action<LetheContext> write) => Write(context =>
    {
        write(context);
        return true;
    });

    /// <summary>With a context and no transaction: for migrations, which have their own.</summary>
    public T With<T>(Func<LetheContext, T> use) => Repeat(() =>
    {
        using var context = Context();
        return use(context);
    });

    /// <summary>Closes what is open in reserve. Pages that are still open look on for a while: the file is not opened for them again.</summary>
    public void Close()
    {
        _isClosed = true;
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    private LetheContext Context() => new(_options);

    private T Repeat<T>(Func<T> attempt)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (_isClosed) throw new StorageException($"{Path} was closed: whatever used it is ending.");
            try
            {
                return attempt();
            }
            catch (Exception failure) when (StorageFaults.Within(failure) is { } fault)
            {
                var isOver = TimeProvider.System.GetElapsedTime(start) > _settings.Patience;
                if (!StorageFaults.IsBusy(fault) || isOver) throw StorageFaults.Explain(fault, Path);
                Thread.Sleep(5);
            }
        }
    }
}
