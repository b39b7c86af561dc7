using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Auditing.Documents;
using Lethe.Auditing.Planning;
using Lethe.Cli.Views;
using Spectre.Console;

namespace Lethe.Cli.Commands.Audits;

internal static class AuditPlanCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static Command Create()
    {
        var file = new Argument<string>("request") { Description = "The request, YAML or JSON." };
        var set = new Option<string[]>("--set") { Description = "Change a value of the request: seed=8, unlearn[0].epochs=3.", DefaultValueFactory = _ => [] };
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var threads = new Option<int?>("--threads") { Description = "Processor threads of each worker: part of what results are stored under." };
        var command = new Command("plan", "Show what an audit would do, what of it is there already and what the rest may take.") { file, set, json, threads };
        command.SetAction(parsed =>
        {
            using var engine = Engine.Open();
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                var submission = new SubmissionReader(engine.Plugins).ReadFile(parsed.GetRequiredValue(file), parsed.GetRequiredValue(set));
                var settings = RunSettings.Of(threads: parsed.GetValue(threads));
                var plan = engine.Planner().Make(submission.Request, submission.Folder, settings.DeviceOf(submission.Request.Device));
                var estimate = CostEstimate.Of(plan, engine.Store, engine.Costs());
                if (parsed.GetValue(json)) output.WriteLine(Json(plan, estimate, settings.Workers).ToJsonString(Readable));
                else if (Terminal.IsSeen(output)) WriteTable(estimate, settings.Workers, AnsiConsole.Console);
                else WriteLines(estimate, settings.Workers, output);
                return (int)ExitCode.Pass;
            }
            catch (SourceException refused)
            {
                foreach (var fault in refused.Faults) error.WriteLine($"{fault}");
                return (int)ExitCode.CouldNotRun;
            }
        });
        return command;
    }

    private static void WriteTable(CostEstimate estimate, int workers, IAnsiConsole console)
    {
        var table = new Table().RoundedBorder().AddColumns("stage", "", "units", "takes");
        foreach (var stage in estimate.Stages)
            table.AddRow(new Text(stage.Stage.Name), new Text(stage.Stage.Title), new Text(Units(stage)), new Text(Takes(stage)));
        console.Write(table);
        console.WriteLine(Summary(estimate, workers));
    }

    private static void WriteLines(CostEstimate estimate, int workers, TextWriter output)
    {
        foreach (var stage in estimate.Stages) output.WriteLine($"{stage.Stage.Name}  {stage.Stage.Title}  {Units(stage)}  {Takes(stage)}");
        output.WriteLine(Summary(estimate, workers));
    }

    private static string Units(StageCost stage) => stage.Reused == stage.Stage.Units.Count ? "reused"
        : stage.Reused > 0 ? $"{stage.Reused} of {stage.Stage.Units.Count} reused" : Words.Count(stage.Stage.Units.Count, "unit");

    private static string Takes(StageCost stage) =>
        stage.Reused == stage.Stage.Units.Count ? "" : stage.Seconds is { } seconds ? $"about {Words.Time(seconds)}" : "not known yet";

    private static string Summary(CostEstimate estimate, int workers)
    {
        var known = $"about {Words.Time(estimate.KnownSeconds / workers)} with {Words.Count(workers, "worker")}";
        if (estimate.ToDo == 0) return "Everything is there already.";
        return estimate.Unknown == 0
            ? $"{Words.Count(estimate.ToDo, "unit")} to do: {known}."
            : $"{Words.Count(estimate.ToDo, "unit")} to do; of {estimate.Unknown} it is not known what they take"
                + (estimate.KnownSeconds > 0 ? $", the others: {known}." : ".");
    }

    private static JsonObject Json(Plan plan, CostEstimate estimate, int workers) => new()
    {
        ["device"] = plan.Device.Class,
        ["workers"] = workers,
        ["toDo"] = estimate.ToDo,
        ["seconds"] = estimate.Unknown == 0 ? estimate.KnownSeconds : null,
        ["stages"] = new JsonArray([.. estimate.Stages.Select(stage => (JsonNode?)new JsonObject
        {
            ["name"] = stage.Stage.Name,
            ["title"] = stage.Stage.Title,
            ["units"] = stage.Stage.Units.Count,
            ["reused"] = stage.Reused,
            ["seconds"] = stage.Seconds,
            ["keys"] = new JsonArray([.. stage.Stage.Units.Select(name => (JsonNode?)plan.Unit(name).Key.Value)]),
        })]),
    };
}
