namespace Lethe.Sdk.Testing;

/// <summary>
/// The contract table: runs a plugin in a small world and says of every promise whether it is kept. It knows no test
/// framework; a test asserts that no result is a <see cref="ContractOutcome.Fail"/>. Run it when no other test draws from
/// torch's own random numbers, which are one stream for the whole process.
/// </summary>
public static class PluginContract
{
    // Torch's own random numbers are one stream for the whole process, and rows are about who draws from it.
    private static readonly Lock Alone = new();

    /// <summary>The ids of all rows, whatever kinds they concern.</summary>
    public static IReadOnlyList<string> Rows { get; } = [.. ContractRows.All.Select(row => row.Id)];

    /// <summary>Checks every row that concerns the plugin's kind, in the table's order.</summary>
    public static IReadOnlyList<ContractResult> Check(PluginUnderTest plugin, ContractSettings? settings = null)
    {
        settings ??= ContractSettings.Default;
        lock (Alone) return Check(plugin, settings, [.. RowsOf(plugin)]);
    }

    /// <summary>The promises that a plugin of this kind makes, by the ids of their rows.</summary>
    public static IReadOnlyDictionary<string, string> PromisesOf(PluginUnderTest plugin) => RowsOf(plugin).ToDictionary(row => row.Id, row => row.Promise);

    private static List<ContractResult> Check(PluginUnderTest plugin, ContractSettings settings, IReadOnlyList<ContractRow> rows)
    {
        using var bench = new Bench(plugin, settings);
        var results = new List<ContractResult>();
        foreach (var row in rows)
        {
            settings.Observer?.Begins(row.Id, row.Promise);
            results.Add(row.Check(bench));
            settings.Observer?.Ended(results[^1]);
        }
        return results;
    }

    private static IEnumerable<ContractRow> RowsOf(PluginUnderTest plugin) => ContractRows.All.Where(row => row.Concerns(plugin));
}
