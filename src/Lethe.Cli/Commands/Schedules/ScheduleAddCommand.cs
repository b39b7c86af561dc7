using System.CommandLine;
using System.Runtime.CompilerServices;
using Lethe.Auditing.Documents;
using Lethe.Storage.Audits;
using Lethe.Web.Schedules;

namespace Lethe.Cli.Commands.Schedules;

internal static class ScheduleAddCommand
{
    private static readonly Argument<string> File = new("request") { Description = "The request, YAML or JSON." };
    private static readonly Option<string> Name = new("--name") { Description = "What lists call it.", Required = true };
    private static readonly Option<string?> Cron = new("--cron") { Description = "When: minute, hour, day, month, weekday; or Quartz's six or seven fields, seconds first." };
    private static readonly Option<string> Zone = new("--zone") { Description = "Whose clock the expression goes by, such as Europe/Berlin.", DefaultValueFactory = _ => "UTC" };
    private static readonly Option<string?> Policy = new("--policy") { Description = "A policy of Lethe's home, by the name of its file; without it the request's." };
    private static readonly Option<bool> OnModel = new("--on-model") { Description = "Also when a file that the request names changes." };
    private static readonly Option<bool> OnPlugins = new("--on-plugins") { Description = "Also when a plugin that it uses, or Lethe, has another version." };
    private static readonly Option<bool> OnPolicy = new("--on-policy") { Description = "Also when the policy changes." };
    private static readonly Option<bool> FixedSeed = new("--fixed-seed") { Description = "Every run takes the seed of the request; without it each takes the next one." };
    private static readonly Option<bool> NoCanary = new("--no-canary") { Description = "Do not repeat the first seed to see that its numbers are the same." };

    public static Command Create()
    {
        var command = new Command("add", "Add a schedule.") { File, Name, Cron, Zone, Policy, OnModel, OnPlugins, OnPolicy, FixedSeed, NoCanary };
        command.SetAction(Add);
        return command;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Add(ParseResult parsed)
    {
        var path = Path.GetFullPath(parsed.GetRequiredValue(File));
        using var engine = Engine.Open();
        try
        {
            var draft = new ScheduleDraft(
                parsed.GetRequiredValue(Name), System.IO.File.ReadAllText(path), parsed.GetValue(Policy), parsed.GetValue(Cron), parsed.GetRequiredValue(Zone),
                parsed.GetValue(OnModel), parsed.GetValue(OnPlugins), parsed.GetValue(OnPolicy), !parsed.GetValue(FixedSeed), !parsed.GetValue(NoCanary));
            var id = new ScheduleDesk(engine).Add(draft, Asker.CommandLine, Path.GetDirectoryName(path)!);
            parsed.InvocationConfiguration.Output.WriteLine($"Schedule {id}: {draft.Name}. It runs while `lethe serve` does.");
            return (int)ExitCode.Pass;
        }
        catch (SourceException refused)
        {
            foreach (var fault in refused.Faults) parsed.InvocationConfiguration.Error.WriteLine($"{fault}");
            return (int)ExitCode.CouldNotRun;
        }
    }
}
