using System.Text.Json.Nodes;
using Lethe.Sdk.Testing;

namespace Lethe.Cli.Commands.Plugins.Checking;

/// <summary>
/// What the checking process says to the one that started it: a JSON object a line, at once, so that it is known how far
/// it came when a plugin takes it down.
/// </summary>
internal sealed class TrialLines(TextWriter output) : IContractObserver
{
    public const string Plugins = "plugins";
    public const string Unusable = "unusable";
    public const string Error = "error";
    public const string Rows = "rows";
    public const string Beginning = "begins";
    public const string Ending = "ended";
    public const string Done = "done";

    public void Found(IEnumerable<string> ids) => Say(Plugins, new() { ["ids"] = new JsonArray([.. ids.Select(id => (JsonNode?)id)]) });

    public void CannotBeUsed(string reason) => Say(Unusable, new() { ["reason"] = reason });

    public void CouldNotRun(string reason) => Say(Error, new() { ["reason"] = reason });

    public void Promises(IReadOnlyDictionary<string, string> rows) =>
        Say(Rows, new() { ["rows"] = new JsonObject(rows.Select(row => KeyValuePair.Create(row.Key, (JsonNode?)row.Value))) });

    public void Begins(string row, string promise) => Say(Beginning, new() { ["row"] = row });

    public void Ended(ContractResult result) => Say(Ending, new()
    {
        ["row"] = result.Row,
        ["outcome"] = (int)result.Outcome,
        ["detail"] = result.Detail,
    });

    public void End() => Say(Done, []);

    private void Say(string what, JsonObject facts)
    {
        facts["say"] = what;
        output.WriteLine(facts.ToJsonString());
        output.Flush();
    }
}
