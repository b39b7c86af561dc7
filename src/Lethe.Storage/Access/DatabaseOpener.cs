using Lethe.Storage.Entities;
using Microsoft.EntityFrameworkCore;

namespace Lethe.Storage.Access;

/// <summary>Makes the file, or brings it up to this version, or refuses it.</summary>
internal sealed class DatabaseOpener(Sessions sessions, TimeProvider clock)
{
    // "Leth" in ASCII; the first migration writes it.
    public const int ApplicationId = 0x4c657468;

    /// <summary>The id that the database got when it was made.</summary>
    public string Open()
    {
        RefuseForeign();
        if (IsUpToDate() && Instance() is { } known) return known;
        using var step = MigrationLock.Take(sessions.Path + ".lock");
        KeepToOwner();
        // Somebody may have done it meanwhile, with a newer version too.
        if (!IsUpToDate()) Migrate();
        return Instance() ?? Create();
    }

    private void RefuseForeign()
    {
        if (!File.Exists(sessions.Path)) return;
        // Of one moment: between two another process may just have made the tables.
        var (id, tables) = sessions.Read(context => (
            Number(context, "PRAGMA application_id"),
            Number(context, "SELECT count(*) FROM sqlite_master WHERE tbl_name NOT LIKE '\\_\\_EF%' ESCAPE '\\'")));
        if (id != ApplicationId && tables > 0)
            throw new StorageException($"{sessions.Path} is a database of another program; name another folder, or move the file away.");
    }

    private bool IsUpToDate() => File.Exists(sessions.Path) && sessions.With(context =>
    {
        var applied = context.Database.GetAppliedMigrations().ToArray();
        var known = context.Database.GetMigrations().ToArray();
        var newer = applied.Except(known).LastOrDefault();
        if (newer is not null)
        {
            throw new StorageException(
                $"{sessions.Path} was made by a newer version of Lethe (it has the change {newer}); use that version, or another folder.");
        }
        return applied.Length == known.Length;
    });

    // It holds hashes of passwords. What SQLite puts beside it gets the same mode; a file that is there keeps its own.
    private void KeepToOwner()
    {
        if (OperatingSystem.IsWindows() || File.Exists(sessions.Path)) return;
        using var made = new FileStream(sessions.Path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
    }

    private void Migrate() => sessions.With(context =>
    {
        // Readers go on while somebody writes; kept in the file.
        context.Database.ExecuteSqlRaw("PRAGMA journal_mode=WAL");
        context.Database.Migrate();
        return true;
    });

    private string? Instance() => sessions.Read(context => context.Instances.Select(instance => instance.Id).FirstOrDefault());

    private string Create() => sessions.Write(context =>
    {
        var instance = new InstanceEntity { Id = Guid.NewGuid().ToString("N"), CreatedAt = UtcText.Of(clock.GetUtcNow()) };
        context.Instances.Add(instance);
        return instance.Id;
    });

    private static long Number(LetheContext context, string query)
    {
        using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The two constants above.
        command.CommandText = query;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
