using System.CommandLine;
using System.Runtime.CompilerServices;
using Lethe.Storage.Audits;
using Lethe.Web.Schedules;

namespace Lethe.Cli.Commands.Schedules;

internal static class ScheduleRemoveCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("schedule") { Description = "Its id or its name." };
        var command = new Command("remove", "Remove a schedule; its audits stay.") { id };
        command.SetAction(parsed => Remove(parsed.GetRequiredValue(id), parsed.InvocationConfiguration.Output));
        return command;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Remove(string id, TextWriter output)
    {
        using var engine = Engine.Open();
        var desk = new ScheduleDesk(engine);
        var entry = desk.Find(id);
        desk.Remove(entry.Id, Asker.CommandLine);
        output.WriteLine($"Schedule {entry.Id}, {entry.Terms.Name}, is removed.");
        return (int)ExitCode.Pass;
    }
}
