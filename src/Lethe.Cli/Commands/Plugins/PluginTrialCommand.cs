using System.CommandLine;
using System.Text.Json.Nodes;
using Lethe.Auditing.Requests;
using Lethe.Cli.Commands.Plugins.Checking;
using Lethe.Plugins;
using Lethe.Sdk;
using Lethe.Sdk.Testing;

namespace Lethe.Cli.Commands.Plugins;

/// <summary>The process in which a plugin is checked. <c>plugin check</c> starts it; nobody else needs it.</summary>
internal static class PluginTrialCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("target");
        var plugin = new Option<string?>("--plugin") { Description = "The one to check; without it, only say which there are." };
        var set = new Option<string[]>("--set") { DefaultValueFactory = _ => [] };
        var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => PluginCheckCommand.UsualSeconds };
        var command = new Command("trial", "Check a plugin in this process.") { target, plugin, set, seconds };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            using var stream = new StreamWriter(Console.OpenStandardOutput());
            // What plugins print must not get between the lines.
            Console.SetOut(Console.Error);
            var lines = new TrialLines(stream);
            try
            {
                Run(parsed.GetRequiredValue(target), parsed.GetValue(plugin), parsed.GetValue(set)!, TimeSpan.FromSeconds(parsed.GetValue(seconds)), lines);
            }
            catch (Exception refusal) when (refusal is ArgumentException or RequestException)
            {
                lines.CouldNotRun(refusal.Message);
            }
            lines.End();
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static void Run(string target, string? id, string[] set, TimeSpan limit, TrialLines lines)
    {
        var found = TrialTarget.Find(target);
        if (found.Package.Status != PluginStatus.Active)
        {
            lines.CannotBeUsed($"{found.Package.Status}: {found.Package.Reason}");
            return;
        }
        if (id is null)
        {
            lines.Found(found.Plugins.Select(plugin => plugin.Id).Order(StringComparer.Ordinal));
            return;
        }
        var plugin = found.Plugins.First(one => one.Id == id);
        var (options, faults) = plugin.Options.Bind(Values(set));
        if (faults.Count > 0)
        {
            lines.CouldNotRun(string.Join(" ", faults.Select(fault => fault.Message)) + " Options are given with --set name=value.");
            return;
        }
        // What plugins that it refers to need, an audit gives it as well.
        var bound = new PluginBinder(found.Catalog).Bind(new PluginReference(id, Values(set)), typeof(IPlugin)).Bound;
        var trial = PluginTrial.Of(plugin, options, new PluginFactory(found.Catalog)) with { Needs = bound?.Needs ?? plugin.Needs };
        lines.Promises(PluginContract.PromisesOf(trial));
        PluginContract.Check(trial, new ContractSettings { Observer = lines, RunLimit = limit });
    }

    private static JsonObject Values(string[] set) => RequestOverrides.Apply(RequestReader.Parse("{}"), set).Root;
}
