using System.CommandLine;
using Lethe.Hosting.Studies;

namespace Lethe.Cli.Commands.Audits;

internal static class AuditTableCommand
{
    public static Command Create()
    {
        var ids = new Argument<string[]>("audits") { Description = "Their ids, or the beginnings of them: audits of one request with different seeds.", Arity = ArgumentArity.OneOrMore };
        var options = new TableOptions();
        var command = new Command("table", "Put the numbers of several audits into one table, with their spread.") { ids };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            using var engine = Engine.Open();
            var columns = options.Columns(parsed);
            var audits = parsed.GetRequiredValue(ids).Select(engine.Database.Audits.Resolve).Distinct().Select(id => StudyAudit.Of(engine, id));
            options.Write(parsed, new StudyTable([.. audits], columns));
            return (int)ExitCode.Pass;
        });
        return command;
    }
}
