using System.CommandLine;
using Lethe.Storage.Audits;

namespace Lethe.Cli.Commands.Audits;

internal static class AuditResumeCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("audit") { Description = "Its id, or the beginning of it." };
        var options = new RunOptions();
        var command = new Command("resume", "Go on with an audit that was interrupted, failed or cancelled. What it finished is reused.") { id };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var engine = Engine.Open();
            var audits = engine.Database.Audits;
            var audit = audits.Detail(audits.Resolve(parsed.GetRequiredValue(id)))!;
            // What has ended stays as it ended; going on is another audit with the same request.
            var isOpen = audit.Audit.State is AuditState.Queued or AuditState.Running;
            if (!isOpen) parsed.InvocationConfiguration.Error.WriteLine($"Audit {audit.Audit.Id} has ended ({audit.Audit.State}); its request runs again under another id.");
            return await new AuditDoor(parsed, options).RunAsync(
                engine, () => new SubmissionReader(engine.Plugins).Read(audit.RequestText, audit.RequestFolder, audit.PolicyText),
                isOpen ? audit.Audit.Id : null, cancellation).ConfigureAwait(false);
        });
        return command;
    }
}
