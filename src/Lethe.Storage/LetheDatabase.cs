using Lethe.Storage.Access;
using Lethe.Storage.Audits;
using Lethe.Storage.Chains;
using Lethe.Storage.Findings;
using Lethe.Storage.Schedules;
using Lethe.Storage.Users;

namespace Lethe.Storage;

/// <summary>
/// What Lethe remembers: audits, what they found, and the chain of what happened, in one SQLite file. Any number of
/// processes and threads use it at once.
/// </summary>
public sealed class LetheDatabase : IDisposable
{
    private const string FileName = "lethe.db";

    private readonly Sessions _sessions;

    private LetheDatabase(string path, TimeProvider clock, DatabaseSettings settings)
    {
        _sessions = new Sessions(path, settings);
        Instance = new DatabaseOpener(_sessions, clock).Open();
        Audits = new AuditReader(_sessions);
        Findings = new FindingReader(_sessions);
        Journal = new Journal(_sessions, clock);
        Chain = new Chain(_sessions, clock);
        Schedules = new ScheduleBook(_sessions, clock);
        Users = new UserBook(_sessions, clock);
        Tokens = new TokenBook(_sessions, clock);
    }

    public string Path => _sessions.Path;

    /// <summary>Drawn when the database was made; tells it from every other.</summary>
    public string Instance { get; }

    public AuditReader Audits { get; }

    public FindingReader Findings { get; }

    public Journal Journal { get; }

    public Chain Chain { get; }

    public ScheduleBook Schedules { get; }

    public UserBook Users { get; }

    public TokenBook Tokens { get; }

    /// <summary>Opens <c>lethe.db</c> in this folder; makes both where they are missing.</summary>
    /// <exception cref="StorageException">It cannot be opened, or a newer version of Lethe made it.</exception>
    public static LetheDatabase Open(string home, TimeProvider clock) => Open(home, clock, new DatabaseSettings());

    internal static LetheDatabase Open(string home, TimeProvider clock, DatabaseSettings settings)
    {
        SqliteLibrary.Use();
        var folder = System.IO.Path.GetFullPath(home);
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StorageFaults.Explain(failure, folder);
        }
        return new LetheDatabase(System.IO.Path.Combine(folder, FileName), clock, settings);
    }

    public void Dispose() => _sessions.Close();
}
