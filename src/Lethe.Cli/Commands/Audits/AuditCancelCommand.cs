using System.CommandLine;
using Lethe.Cli.Remote;

namespace Lethe.Cli.Commands.Audits;

internal static class AuditCancelCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("audit") { Description = "Its id, or the beginning of it." };
        var remote = new RemoteOptions();
        var command = new Command("cancel", "Stop an audit. What it finished stays and is reused when it is resumed.") { id };
        remote.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var source = remote.Open(parsed);
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var audit = (await source.DetailAsync(parsed.GetRequiredValue(id), cancellation).ConfigureAwait(false)).Audit;
            if (await source.CancelAsync(audit.Id, cancellation).ConfigureAwait(false))
            {
                output.WriteLine($"Audit {audit.Id} is being cancelled.");
                return (int)ExitCode.Pass;
            }
            error.WriteLine($"Audit {audit.Id} has ended already: {audit.State}.");
            return (int)ExitCode.CouldNotRun;
        });
        return command;
    }
}
