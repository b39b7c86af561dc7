using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Lethe.Storage.Access;

/// <summary>
/// Makes the managed side use the system's SQLite, which the distribution keeps up to date, in place of a copy that
/// comes in a package and stays as old as the package.
/// </summary>
internal static class SqliteLibrary
{
    private static readonly string[] Names =
        OperatingSystem.IsWindows() ? ["winsqlite3", "sqlite3"]
        : OperatingSystem.IsMacOS() ? ["libsqlite3.dylib"]
        : ["libsqlite3.so.0", "libsqlite3.so"];

    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>To be called before anything of SQLite; calls after the first cost nothing.</summary>
    /// <returns>SQLite's version.</returns>
    /// <exception cref="StorageException">There is no SQLite on this machine.</exception>
    public static string Use() => Loaded.Value;

    private static string Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        try
        {
            raw.SetProvider(new SQLite3Provider_e_sqlite3());
            return raw.sqlite3_libversion().utf8_to_string();
        }
        catch (DllNotFoundException failure)
        {
            throw new StorageException($"SQLite ({Names[0]}) is not on this machine; on Debian: apt-get install libsqlite3-0.", failure);
        }
    }

    // Zero leaves the question to the runtime, which then says that there is no such library.
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        foreach (var candidate in Names)
        {
            if (NativeLibrary.TryLoad(candidate, out var handle)) return handle;
        }
        return 0;
    }
}
