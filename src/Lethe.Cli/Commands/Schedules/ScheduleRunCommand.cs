using System.CommandLine;
using System.Runtime.CompilerServices;
using Lethe.Storage.Audits;
using Lethe.Web.Schedules;

namespace Lethe.Cli.Commands.Schedules;

internal static class ScheduleRunCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("schedule") { Description = "Its id or its name." };
        var command = new Command("run", "Queue a schedule's audit now; `lethe serve` runs it.") { id };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(id), parsed.InvocationConfiguration.Output));
        return command;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(string id, TextWriter output)
    {
        using var engine = Engine.Open();
        var desk = new ScheduleDesk(engine);
        foreach (var audit in desk.RunNow(desk.Find(id), Asker.CommandLine)) output.WriteLine($"Audit {audit} is queued.");
        return (int)ExitCode.Pass;
    }
}
