using System.CommandLine;
using Lethe.Cli.Health;
using Spectre.Console;

namespace Lethe.Cli.Commands;

internal static class DoctorCommand
{
    public static Command Create(Installation installation)
    {
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output, for other programs." };
        var command = new Command("doctor", "Show what is installed, what is missing and how to get it.") { json };
        command.SetAction(parsed =>
            (int)Run(Checkup.Of(installation), parsed.GetValue(json), parsed.InvocationConfiguration.Output));
        return command;
    }

    /// <summary>Passes when everything that is needed is there; otherwise Lethe could not run here.</summary>
    public static ExitCode Run(IEnumerable<ICheck> checks, bool json, TextWriter output)
    {
        var results = checks.Select(check => check.Run()).ToList();
        if (json)
            DoctorJson.Write(results, output);
        else if (ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected)
            DoctorTable.Write(results, AnsiConsole.Console);
        else
            DoctorLines.Write(results, output);
        return DoctorLines.Missing(results) == 0 ? ExitCode.Pass : ExitCode.CouldNotRun;
    }
}
