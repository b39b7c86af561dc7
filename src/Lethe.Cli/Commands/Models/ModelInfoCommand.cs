using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lethe.Cli.Commands.Models;

internal static class ModelInfoCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static Command Create()
    {
        var file = new Argument<string?>("file") { Description = "A .pt, .safetensors or .onnx file.", Arity = ArgumentArity.ZeroOrOne };
        var audit = new Option<string?>("--audit") { Description = "Instead of a file: an audit's id, or the beginning of it." };
        var subject = new Option<string>("--subject") { Description = "With --audit: original, or the label of an unlearner.", DefaultValueFactory = _ => "original" };
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var command = new Command("info", "Show what a model is: format, inputs and outputs, layers, parameters.") { file, audit, subject, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is null == (result.GetValue(audit) is null)) result.AddError("Give a file, or --audit with an id.");
        });
        command.SetAction(parsed =>
        {
            var facts = parsed.GetValue(file) is { } path ? ModelFileFacts.Of(path) : OfAudit(parsed.GetValue(audit)!, parsed.GetRequiredValue(subject));
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(facts.ToJsonString(Readable));
            else Write(facts, output);
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static JsonObject OfAudit(string audit, string label)
    {
        using var engine = Engine.Open();
        using var model = AuditModels.Open(engine, audit, label);
        return SubjectFacts.Of(model);
    }

    private static void Write(JsonObject facts, TextWriter output)
    {
        foreach (var (name, value) in facts)
        {
            if (value is JsonArray list)
            {
                output.WriteLine($"{name}:");
                foreach (var entry in list.OfType<JsonObject>())
                    output.WriteLine("  " + string.Join("  ", entry.Select(pair => $"{pair.Value}")));
            }
            else output.WriteLine($"{name}: {Shown(name, value)}");
        }
    }

    private static string Shown(string name, JsonNode? value) =>
        name == "bytes" ? Words.Bytes((long)value!) : value is JsonValue number && number.TryGetValue<long>(out var whole)
            ? whole.ToString("#,0", CultureInfo.InvariantCulture) : $"{value}";
}
