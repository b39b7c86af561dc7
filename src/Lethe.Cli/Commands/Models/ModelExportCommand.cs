using System.CommandLine;
using Lethe.Export;

namespace Lethe.Cli.Commands.Models;

internal static class ModelExportCommand
{
    public static Command Create()
    {
        var audit = new Option<string>("--audit") { Description = "The audit's id, or the beginning of it.", Required = true };
        var subject = new Option<string>("--subject") { Description = "Which of its models: original, or the label of an unlearner.", Required = true };
        var to = new Argument<string>("out") { Description = "The file to write: .pt (TorchScript), .safetensors (weights) or .onnx." };
        var command = new Command("export", "Write a model that an audit made, in the format it came in or another.") { audit, subject, to };
        command.SetAction(parsed =>
        {
            using var engine = Engine.Open();
            var path = Path.GetFullPath(parsed.GetRequiredValue(to));
            using var model = AuditModels.Open(engine, parsed.GetRequiredValue(audit), parsed.GetRequiredValue(subject));
            SubjectExport.Save(model, path);
            parsed.InvocationConfiguration.Output.WriteLine($"{path}, {Words.Bytes(new FileInfo(path).Length)}");
            return (int)ExitCode.Pass;
        });
        return command;
    }
}
