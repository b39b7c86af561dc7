namespace Lethe.Web.Settings;

/// <summary>How much an installation keeps, and what of it nobody has used for long.</summary>
internal sealed record StorageFacts(long DatabaseBytes, int Artifacts, long ArtifactBytes, IReadOnlyList<StorageFacts.Part> Unused)
{
    private static readonly int[] Ages = [7, 30, 90];

    public static StorageFacts Of(Engine engine)
    {
        var entries = engine.Store.List().ToArray();
        var now = engine.Clock.GetUtcNow();
        // What SQLite has not yet moved from its log into the file counts too.
        var database = new[] { "", "-wal" }.Select(ending => new FileInfo(engine.Home.Database + ending)).Where(file => file.Exists).Sum(file => file.Length);
        return new StorageFacts(database, entries.Length, entries.Sum(entry => entry.Bytes), [.. Ages.Select(days =>
        {
            var old = entries.Where(entry => now - entry.LastUsed > TimeSpan.FromDays(days)).ToArray();
            return new Part(days, old.Length, old.Sum(entry => entry.Bytes));
        })]);
    }

    /// <summary>What was not used for so many days.</summary>
    internal sealed record Part(int Days, int Artifacts, long Bytes);
}
