using System.CommandLine;
using System.Globalization;
using Lethe.Auditing.Documents;
using Lethe.Auditing.Requests;
using Lethe.Auditing.Running.Units;
using Lethe.Cli.Views;
using Lethe.Plugins;
using Lethe.Sdk;

namespace Lethe.Cli.Commands;

internal static class RecalibrateCommand
{
    public static Command Create()
    {
        var request = new Argument<string>("request") { Description = "The request whose data and subject are meant, YAML or JSON." };
        var with = new Option<string>("--with") { Description = "The recalibrator, with options if need be: recal.dirichlet,lambda=0.1,mu=1.", DefaultValueFactory = _ => "recal.temperature" };
        var to = new Option<string>("--out") { Description = "The .safetensors file to write. The model source model.recalibrated opens it.", Required = true };
        var outputs = new Option<OutputKind>("--outputs") { Description = "What the model's outputs are: logits or probabilities.", DefaultValueFactory = _ => OutputKind.Logits };
        var set = new Option<string[]>("--set") { Description = "Change a value of the request: seed=8, data.train=500.", DefaultValueFactory = _ => [] };
        var threads = new Option<int?>("--threads") { Description = "Processor threads: part of what results are stored under." };
        var command = new Command("recalibrate", "Fit a map to better probabilities on a model's outputs for held-out records, and save it.") { request, with, to, outputs, set, threads };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            parsed, Reference(parsed.GetRequiredValue(with)), parsed.GetValue(outputs), Path.GetFullPath(parsed.GetRequiredValue(to)),
            engine => new SubmissionReader(engine.Plugins).ReadFile(parsed.GetRequiredValue(request), parsed.GetRequiredValue(set)),
            RunSettings.Of(threads: parsed.GetValue(threads)), cancellation)));
        return command;
    }

    /// <summary><c>recal.x,lambda=1</c>; values are YAML, as they would stand in a request.</summary>
    internal static PluginReference Reference(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Skip(1).FirstOrDefault(part => part.IndexOf('=') <= 0) is { } odd) throw new ArgumentException($"--with {text}: '{odd}' is no option; write name=value.");
        var lines = parts.Skip(1).Select(part => part.Split('=', 2)).Select(pair => $"{pair[0]}: {pair[1]}").Prepend($"use: {parts[0]}");
        var options = RequestReader.Parse(string.Join('\n', lines)).Root.DeepClone().AsObject();
        options.Remove("use");
        return new PluginReference(parts[0], options);
    }

    private static int Run(
        ParseResult parsed, PluginReference recalibrator, OutputKind outputs, string path, Func<Engine, Submission> read, RunSettings settings, CancellationToken cancellation)
    {
        using var engine = Engine.Open();
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        // What is wrong with it shows before the model is made.
        var (bound, faults) = new PluginBinder(engine.Plugins).Bind(recalibrator, typeof(IRecalibrator));
        foreach (var fault in faults) error.WriteLine(fault.Path.Length > 0 ? $"--with: {fault.Path}: {fault.Message}" : $"--with: {fault.Message}");
        if (bound is null) return (int)ExitCode.CouldNotRun;
        try
        {
            var submission = read(engine);
            var plan = engine.Planner().Make(submission.Request, submission.Folder, settings.DeviceOf(submission.Request.Device), cancellation: cancellation);
            var run = new RecalibrationRun(plan, engine.Store, engine.Plugins, new ProgressLines(error, engine.Clock));
            Write(run.Fit(recalibrator, outputs, path, cancellation), path, output);
            return (int)ExitCode.Pass;
        }
        catch (SourceException refused)
        {
            foreach (var fault in refused.Faults) error.WriteLine($"{fault}");
            return (int)ExitCode.CouldNotRun;
        }
    }

    private static void Write(RecalibrationResult result, string path, TextWriter output)
    {
        output.WriteLine($"{result.Facts.Recalibrator.Use}, fitted on {result.Facts.FittedOn}; on {Words.Count(result.ScoredOn, "test record")}:");
        output.WriteLine($"{"",-10}{"before",10}{"after",10}");
        WriteRow(output, "NLL", result.Before.LogLoss, result.After.LogLoss);
        WriteRow(output, "Brier", result.Before.Brier, result.After.Brier);
        WriteRow(output, "ECE", result.Before.CalibrationError, result.After.CalibrationError);
        WriteRow(output, "accuracy", result.Before.Accuracy, result.After.Accuracy);
        foreach (var warning in result.Facts.Warnings) output.WriteLine(warning);
        output.WriteLine($"{path}, {Words.Bytes(new FileInfo(path).Length)}; an audit opens it with subject: {{ use: model.recalibrated, model: ..., map: {Path.GetFileName(path)} }}");
    }

    private static void WriteRow(TextWriter output, string name, double before, double after) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-10}{before,10:0.0000}{after,10:0.0000}"));
}
