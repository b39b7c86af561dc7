using System.CommandLine;

namespace Lethe.Cli.Commands.Audits;

internal static class AuditCancelCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("audit") { Description = "Its id, or the beginning of it." };
        var command = new Command("cancel", "Stop an audit. What it finished stays and is reused when it is resumed.") { id };
        command.SetAction(parsed =>
        {
            using var engine = Engine.Open();
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var audit = engine.Database.Audits.Resolve(parsed.GetRequiredValue(id));
            if (engine.Database.Journal.RequestCancel(audit))
            {
                output.WriteLine($"Audit {audit} is being cancelled.");
                return (int)ExitCode.Pass;
            }
            error.WriteLine($"Audit {audit} has ended already: {engine.Database.Audits.Find(audit)!.State}.");
            return (int)ExitCode.CouldNotRun;
        });
        return command;
    }
}
