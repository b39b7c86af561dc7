using Microsoft.Data.Sqlite;

namespace Lethe.Storage.Access;

/// <summary>Turns what SQLite says into a sentence that tells what to do.</summary>
internal static class StorageFaults
{
    // The low byte of a code is its family; the rest says which member.
    private const int Family = 0xff;
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Unreadable = 10, Corrupt = 11, Full = 13, CannotOpen = 14, TooBig = 18, NoDatabase = 26;

    /// <summary>The failure of SQLite that is in this one; null when there is none.</summary>
    public static SqliteException? Within(Exception failure) =>
        failure as SqliteException ?? (failure.InnerException is { } inner ? Within(inner) : null);

    /// <summary>Another connection is in the way; it passes.</summary>
    public static bool IsBusy(Exception failure) => Within(failure) is { SqliteErrorCode: Busy or Locked };

    public static StorageException Explain(SqliteException failure, string path) =>
        new(Sentence(failure.SqliteErrorCode & Family, failure, path), failure);

    public static StorageException Explain(Exception failure, string folder) =>
        new($"The folder {folder} cannot be used for the database ({failure.Message.TrimEnd('.')}); "
            + "name a folder that this user may create and write to.", failure);

    private static string Sentence(int code, SqliteException failure, string path) => code switch
    {
        Busy or Locked =>
            $"{path} has been locked by another process for too long; see whether a lethe process hangs, then try again.",
        ReadOnly =>
            $"{path} cannot be written; give this user the right to write to the file and to the folder it is in.",
        Unreadable =>
            $"Reading or writing {path} failed in the file system (code {failure.SqliteExtendedErrorCode}); "
            + "see to the disk, then try again.",
        Corrupt or NoDatabase =>
            $"{path} is damaged or is no database; put a backup in its place, or move it away to start with an empty one "
            + "(`sqlite3 FILE .recover` may save what is in it).",
        Full =>
            $"There is no room left to write {path}; free some space and try again. Nothing is half written.",
        TooBig =>
            $"Something is too large for {path}: SQLite holds at most 1 GB in one place.",
        CannotOpen =>
            $"{path} cannot be opened; see that its folder is there and that this user may read and write it.",
        _ => $"{path} could not be used: {failure.Message.TrimEnd('.')}.",
    };
}
