using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using Lethe.Web.Schedules;

namespace Lethe.Cli.Commands.Schedules;

internal static class ScheduleListCommand
{
    public static Command Create()
    {
        var command = new Command("list", "List schedules with the times they are due next.");
        command.SetAction(parsed => List(parsed.InvocationConfiguration.Output));
        return command;
    }

    // Apart, so that commands that schedule nothing, workers above all, load nothing of the web.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int List(TextWriter output)
    {
        using var engine = Engine.Open();
        var desk = new ScheduleDesk(engine);
        var entries = engine.Database.Schedules.List();
        if (entries.Count == 0) output.WriteLine("No schedules. `lethe schedule add REQUEST --name NAME --cron '30 2 * * *'` adds one.");
        foreach (var entry in entries)
        {
            var terms = entry.Terms;
            var due = desk.DueTimes(entry, 1);
            var next = due.Count > 0 ? due[0].ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) : "-";
            output.WriteLine(string.Join("  ", entry.Id, terms.IsEnabled ? "on    " : "paused", next, terms.Cron is null ? "on changes" : $"{terms.Cron} {terms.Zone}", terms.Name));
            if (entry.Fault is { } fault) output.WriteLine($"            could not run: {fault}");
        }
        return (int)ExitCode.Pass;
    }
}
