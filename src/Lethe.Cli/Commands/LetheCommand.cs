using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Lethe.Benchmarks;
using Lethe.Cli.Commands.Audits;
using Lethe.Cli.Commands.Models;
using Lethe.Cli.Commands.Plugins;
using Lethe.Cli.Commands.Schedules;
using Lethe.Cli.Commands.Users;

namespace Lethe.Cli.Commands;

internal static class LetheCommand
{
    public static RootCommand Create(Installation installation)
    {
        var root = new RootCommand(Describe(installation))
        {
            DemoCommand.Create(),
            AuditCommand.Create(),
            ModelCommand.Create(),
            RecalibrateCommand.Create(),
            DataCommand.Create(),
            PluginCommand.Create(),
            StoreCommand.Create(),
            KeyCommand.Create(),
            ScheduleCommand.Create(),
            ServeCommand.Create(),
            UserCommand.Create(),
            TokenCommand.Create(),
            DoctorCommand.Create(installation),
            BenchCommand.Create(),
            ParityCommand.Create(),
            WorkerCommand.Create(),
        };
        // Without a command there is nothing to run; what could be run is the useful answer.
        root.SetAction(parsed => new HelpAction().Invoke(parsed));
        foreach (var version in root.Options.OfType<VersionOption>())
            version.Action = new PrintVersion();
        return root;
    }

    private static string Describe(Installation installation)
    {
        const string Purpose = "Audits trained models: did it forget, does it hold, does it know what it knows.";
        if (installation.Checkout is null)
            return Purpose;
        // Testing needs the sources, so the script knows it and this program does not.
        return $"{Purpose}\n  From this checkout, `./lethe test` runs the tests.";
    }

    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"lethe {ProductVersion.Text}");
            return (int)ExitCode.Pass;
        }
    }
}
