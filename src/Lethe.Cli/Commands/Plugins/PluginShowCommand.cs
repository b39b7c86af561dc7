using System.CommandLine;
using Lethe.Cli.Views;
using Lethe.Plugins;
using Spectre.Console;

namespace Lethe.Cli.Commands.Plugins;

internal static class PluginShowCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "A plugin's id, such as unlearn.fine-tune." };
        var json = new Option<bool>("--json") { Description = "Write one JSON object with the JSON schema of the options." };
        var command = new Command("show", "Show a plugin's reference: what it does, needs, takes and measures.") { id, json };
        command.SetAction(parsed =>
        {
            var catalog = PluginRoots.Load(Installation.Find(), Home.Find());
            var plugin = catalog.Find(parsed.GetRequiredValue(id)) ?? throw Unknown(catalog, parsed.GetRequiredValue(id));
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(PluginJson.Page(catalog, plugin).ToJsonString(PluginJson.Readable));
            else if (Terminal.IsSeen(output)) MarkdownView.Write(PluginReferencePage.Of(plugin), AnsiConsole.Console);
            else output.Write(PluginReferencePage.Of(plugin));
            return (int)ExitCode.Pass;
        });
        return command;
    }

    public static ArgumentException Unknown(PluginCatalog catalog, string id)
    {
        var nearest = catalog.Nearest(id);
        return new ArgumentException($"There is no plugin '{Spelling.Short(id)}'. " + (nearest is null ? "See: lethe plugin list." : $"Did you mean '{nearest}'?"));
    }
}
