using System.CommandLine;

namespace Lethe.Cli.Commands.Schedules;

internal static class ScheduleCommand
{
    public static Command Create() => new("schedule", "Repeat audits by the clock, or when what they rest on changes; `lethe serve` runs them.")
    {
        ScheduleListCommand.Create(),
        ScheduleAddCommand.Create(),
        ScheduleRemoveCommand.Create(),
        ScheduleRunCommand.Create(),
    };
}
