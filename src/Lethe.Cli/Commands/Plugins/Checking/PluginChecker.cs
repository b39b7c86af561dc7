using System.Text.Json.Nodes;
using Lethe.Sdk.Testing;

namespace Lethe.Cli.Commands.Plugins.Checking;

/// <summary>Checks plugins, each in a process of its own: whatever one does there is its own row's failure.</summary>
/// <param name="limit">What one run of a plugin may take.</param>
internal sealed class PluginChecker(string target, IReadOnlyList<string> set, TimeSpan limit)
{
    private const string Loading = "loads";
    private const string LoadingPromise = "Its folder is one that Lethe can use.";

    // A row is a few runs.
    private readonly TimeSpan _patience = limit * 5 + TimeSpan.FromSeconds(5);

    /// <summary>Each plugin as soon as it is done.</summary>
    public IEnumerable<CheckedPlugin> Run()
    {
        var (ids, trouble) = Find();
        return trouble is not null ? [trouble] : ids.Select(Check);
    }

    private (IReadOnlyList<string> Ids, CheckedPlugin? Trouble) Find()
    {
        using var process = new TrialProcess(target);
        while (process.Next(_patience) is { } line)
        {
            if (Kind(line) == TrialLines.Plugins) return ([.. line["ids"]!.AsArray().Select(id => (string)id!)], null);
            if (Trouble(line, target) is { } trouble) return ([], trouble);
        }
        return ([], new CheckedPlugin(target, [Loads(ContractOutcome.Fail, process.Ending(_patience))]));
    }

    private CheckedPlugin Check(string id)
    {
        using var process = new TrialProcess([target, "--plugin", id, "--seconds", $"{limit.TotalSeconds}", .. set.SelectMany(one => new[] { "--set", one })]);
        var promises = new Dictionary<string, string>();
        var rows = new List<ContractResult> { Loads(ContractOutcome.Pass, "It is there, and its plugins describe themselves.") };
        string? running = null;
        while (process.Next(_patience) is { } line)
        {
            if (Trouble(line, id) is { } trouble) return trouble;
            switch (Kind(line))
            {
                case TrialLines.Rows:
                    promises = line["rows"]!.AsObject().ToDictionary(row => row.Key, row => (string)row.Value!);
                    break;
                case TrialLines.Beginning:
                    running = (string)line["row"]!;
                    break;
                case TrialLines.Ending:
                    rows.Add(new ContractResult(
                        (string)line["row"]!, promises[(string)line["row"]!], (ContractOutcome)(int)line["outcome"]!, (string)line["detail"]!));
                    running = null;
                    break;
                case TrialLines.Done:
                    return new CheckedPlugin(id, rows);
            }
        }
        return new CheckedPlugin(id, CutShort(rows, promises, running, process.Ending(_patience)));
    }

    // The row that was running is the one that failed; those after it never came.
    private static List<ContractResult> CutShort(
        List<ContractResult> rows, Dictionary<string, string> promises, string? running, string reason)
    {
        if (promises.Count == 0) return [Loads(ContractOutcome.Fail, reason)];
        foreach (var (row, promise) in promises.Where(promise => rows.TrueForAll(row => row.Row != promise.Key)))
        {
            running ??= row;
            rows.Add(row == running
                ? new ContractResult(row, promise, ContractOutcome.Fail, reason)
                : new ContractResult(row, promise, ContractOutcome.NotApplicable, "The process ended before."));
        }
        return rows;
    }

    private static CheckedPlugin? Trouble(JsonObject line, string name) => Kind(line) switch
    {
        TrialLines.Unusable => new CheckedPlugin(name, [Loads(ContractOutcome.Fail, (string)line["reason"]!)]),
        TrialLines.Error => new CheckedPlugin(name, [], (string)line["reason"]!),
        _ => null,
    };

    private static ContractResult Loads(ContractOutcome outcome, string detail) => new(Loading, LoadingPromise, outcome, detail);

    private static string? Kind(JsonObject line) => (string?)line["say"];
}
