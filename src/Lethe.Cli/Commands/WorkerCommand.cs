using System.CommandLine;
using Lethe.Auditing.Running.Workers;

namespace Lethe.Cli.Commands;

internal static class WorkerCommand
{
    public static Command Create()
    {
        var unit = new Option<string?>("--unit") { Description = "Run the unit in this file and end; without it units are taken from standard input." };
        var command = new Command("worker", "Run units for another process. The command line, the server and batch systems start it.") { unit };
        command.SetAction(parsed =>
        {
            using var runner = new EngineUnitRunner(Engine.Open);
            if (parsed.GetValue(unit) is { } file) return WorkerProcess.RunOne(runner, file);
            WorkerProcess.Serve(runner);
            return (int)ExitCode.Pass;
        });
        return command;
    }
}
