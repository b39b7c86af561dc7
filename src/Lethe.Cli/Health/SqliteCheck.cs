namespace Lethe.Cli.Health;

internal sealed class SqliteCheck(string library) : ICheck
{
    public const string SystemLibrary = "libsqlite3.so.0";

    private const string Id = "sqlite";
    private const string Title = "SQLite";
    private const string Remedy = "apt-get install libsqlite3-0";

    public CheckResult Run()
    {
        if (LoadedLibrary.Open(library, out var reason) is not { } loaded)
            return new(Id, Title, CheckStatus.Missing, reason, Remedy);
        if (loaded.Text("sqlite3_libversion") is not { } version)
            return new(Id, Title, CheckStatus.Missing, $"{library} does not say its version: it is not SQLite", Remedy);
        var place = LoadedFiles.Find("libsqlite3.so") ?? library;
        return new(Id, Title, CheckStatus.Ok, $"{version}, {place}")
        {
            Facts = new Dictionary<string, string> { ["version"] = version, ["path"] = place },
        };
    }
}
