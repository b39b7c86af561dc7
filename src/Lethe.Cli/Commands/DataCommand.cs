using System.CommandLine;
using System.Text.Json;
using Lethe.Auditing.Documents;
using Lethe.Auditing.Running.Units;

namespace Lethe.Cli.Commands;

internal static class DataCommand
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create() => new("data", "Look at datasets.") { Info() };

    private static Command Info()
    {
        var what = new Argument<string>("data") { Description = "A data source such as data.glyphs, or a request whose data it is." };
        var set = new Option<string[]>("--set") { Description = "An option of the source: train=500. Can be given again.", DefaultValueFactory = _ => [] };
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var command = new Command("info", "Load a dataset and show what is in it.") { what, set, json };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, what, set, json, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, Argument<string> what, Option<string[]> set, Option<bool> json, CancellationToken cancellation)
    {
        using var engine = Engine.Open();
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            var facts = DataLook.At(engine, parsed.GetRequiredValue(what), parsed.GetRequiredValue(set), cancellation);
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(facts, Readable));
            else Write(facts, output);
            return (int)ExitCode.Pass;
        }
        catch (SourceException refused)
        {
            foreach (var fault in refused.Faults) error.WriteLine($"{fault}");
            return (int)ExitCode.CouldNotRun;
        }
    }

    private static void Write(DataFacts facts, TextWriter output)
    {
        output.WriteLine(facts.Name);
        output.WriteLine($"inputs: [{string.Join(", ", facts.Input.Shape)}]{Bounds(facts)}");
        output.WriteLine($"{Words.Count(facts.ClassNames.Count, "class", "classes")}: {string.Join(", ", facts.ClassNames)}");
        foreach (var split in facts.Splits)
        {
            output.WriteLine($"{split.Name}: {Words.Count(split.Count, "record")}{(split.Owners > 0 ? $", {Words.Count(split.Owners, "owner")}" : "")}");
            if (split.ClassCounts.Count > 0) output.WriteLine($"  of each class: {string.Join(", ", split.ClassCounts)}");
            output.WriteLine($"  fingerprint: {split.Fingerprint}");
        }
    }

    private static string Bounds(DataFacts facts) =>
        facts.Input is { Low: { } low, High: { } high } ? $", from {Words.Number(low)} to {Words.Number(high)}" : "";
}
