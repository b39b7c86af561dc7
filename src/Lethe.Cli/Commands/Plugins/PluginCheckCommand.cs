using System.CommandLine;
using System.Text.Json.Nodes;
using Lethe.Cli.Commands.Plugins.Checking;
using Lethe.Cli.Views;
using Lethe.Sdk.Testing;
using Spectre.Console;

namespace Lethe.Cli.Commands.Plugins;

internal static class PluginCheckCommand
{
    public const double UsualSeconds = 60;

    public static Command Create()
    {
        var target = new Argument<string>("plugin") { Description = "A plugin's id, or a plugin folder: the built one, with plugin.json." };
        var set = new Option<string[]>("--set") { Description = "An option to make the plugin with, name=value; may be repeated.", DefaultValueFactory = _ => [] };
        var seconds = new Option<double>("--seconds") { Description = "Seconds that one run in the small world may take.", DefaultValueFactory = _ => UsualSeconds };
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var command = new Command("check", "Run a plugin in a small world, in a process of its own, and see whether it keeps its promises.") { target, set, seconds, json };
        seconds.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() > 0)) result.AddError("--seconds must be above 0.");
        });
        command.SetAction(parsed =>
        {
            var checker = new PluginChecker(parsed.GetRequiredValue(target), parsed.GetValue(set)!, TimeSpan.FromSeconds(parsed.GetValue(seconds)));
            return (int)Run(checker.Run(), parsed.GetValue(json), parsed.InvocationConfiguration.Output);
        });
        return command;
    }

    /// <summary>Shows each plugin when it is done; JSON waits for all.</summary>
    public static ExitCode Run(IEnumerable<CheckedPlugin> plugins, bool json, TextWriter output)
    {
        var all = new List<CheckedPlugin>();
        foreach (var plugin in plugins)
        {
            all.Add(plugin);
            if (json) continue;
            if (Terminal.IsSeen(output)) CheckView.Write(plugin, AnsiConsole.Console);
            else CheckView.Write(plugin, output);
        }
        var verdict = CheckedPlugin.VerdictOf(all);
        if (json) output.WriteLine(Json(all, verdict).ToJsonString(PluginJson.Readable));
        return verdict;
    }

    private static JsonObject Json(List<CheckedPlugin> plugins, ExitCode verdict) => new()
    {
        ["verdict"] = Word(verdict),
        ["plugins"] = new JsonArray([.. plugins.Select(plugin => (JsonNode?)new JsonObject
        {
            ["plugin"] = plugin.Name,
            ["verdict"] = Word(plugin.Verdict),
            ["error"] = plugin.Error,
            ["rows"] = new JsonArray([.. plugin.Rows.Select(row => (JsonNode?)Json(row))]),
        })]),
    };

    private static JsonObject Json(ContractResult row) => new()
    {
        ["row"] = row.Row,
        ["promise"] = row.Promise,
        ["outcome"] = CheckView.Word(row.Outcome).ToLowerInvariant(),
        ["detail"] = row.Detail,
    };

    private static string Word(ExitCode verdict) => verdict switch
    {
        ExitCode.Pass => "pass",
        ExitCode.Fail => "fail",
        _ => "could not run",
    };
}
