using System.Runtime.InteropServices;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Running.Models;
using Lethe.Plugins;
using Lethe.Sdk;
using Lethe.Statistics;
using static TorchSharp.torch;

namespace Lethe.Auditing.Running.Units;

/// <summary>
/// Fits a map on the outputs of a plan's subject, in this process, and writes it. The subject is that of audits: what they
/// made of it is used, and what is made here is theirs.
/// </summary>
public sealed class RecalibrationRun(Plan plan, ArtifactStore store, PluginCatalog plugins, IProgressSink progress)
{
    private readonly Progress _progress = new(progress);

    /// <exception cref="ModelException">The data or the outputs are of no use, or the recalibrator refuses them.</exception>
    public RecalibrationResult Fit(PluginReference recalibrator, OutputKind outputs, string path, CancellationToken cancellation)
    {
        using (var runner = new UnitRunner(plugins, store)) runner.Run(plan, PlanNames.Subject, progress, cancellation);
        using var scope = NewDisposeScope();
        using var datasets = new DatasetCache();
        using var context = new UnitContext(plan, plan.Unit(PlanNames.Subject), store, plugins, datasets, _progress, cancellation);
        var random = context.Random("recalibrate");
        var (parts, lacking) = HeldOut.Of(context.RequiredData, random);
        if (parts is null) throw new ModelException(lacking);
        using var subject = context.Models.Open(PlanNames.Subject);
        using var shelf = new LogitsShelf(context);
        var (fit, score) = (Rows(context, shelf, subject, parts.Fit, outputs), Rows(context, shelf, subject, parts.Score, outputs));
        var method = context.Plugins.Create<IRecalibrator>(recalibrator);
        var (fitInputs, scoreInputs) = (Stacked(fit.Logits, parts.Fit), Stacked(score.Logits, parts.Score));
        using var map = method.Fit(new RecalibrationJob
        {
            Logits = fitInputs,
            Labels = tensor(fit.Labels),
            Device = context.Device,
            Random = random.Fork(recalibrator.Use),
            Progress = _progress,
            Cancellation = cancellation,
        });
        var facts = new RecalibrationFacts(
            recalibrator, outputs, (int)fit.Logits.size(1), fit.Labels.Length, parts.FittedOn, SplitFingerprint.Compute(parts.Fit, _progress, cancellation),
            Scores(fit.Logits, fit.Labels), Scores(map.Apply(fitInputs), fit.Labels))
        {
            Warnings = map.Warnings,
        };
        var result = new RecalibrationResult(facts, score.Labels.Length, Scores(score.Logits, score.Labels), Scores(map.Apply(scoreInputs), score.Labels));
        RecalibrationFile.Save(map, facts, path);
        return result;

        Tensor Stacked(Tensor logits, Split split) => RecordCopies.Stack(logits, subject, split, method.Copies, outputs, _progress, cancellation);
    }

    private static (Tensor Logits, long[] Labels) Rows(UnitContext context, LogitsShelf shelf, Subject subject, Split split, OutputKind outputs)
    {
        Tensor Compute(Split part) => shelf.Compute(subject, part);
        var given = shelf.Find(context.Unit, 0, split, Compute) ?? Compute(split);
        if (given.dim() != 2 || given.size(1) < 2)
            throw new ModelException($"The model gives outputs of shape [{string.Join(", ", given.shape)}]; a recalibrator needs two or more numbers a record, one a class.");
        if (outputs.Fault(given.to(ScalarType.Float64)) is { } fault) throw new ModelException(fault);
        var labels = new long[split.Count];
        for (var row = 0; row < labels.Length; row++) labels[row] = split.Label(row);
        if (labels.Any(label => label < 0 || label >= given.size(1))) throw new ModelException($"A label of {split.Name} lies outside 0 to {given.size(1) - 1}, the classes that the model knows.");
        return (outputs.AsLogits(given), labels);
    }

    private static PredictionScores Scores(Tensor logits, long[] labels)
    {
        using var whole = logits.to(ScalarType.Float64, CPU).contiguous();
        return PredictionScores.Of(MemoryMarshal.Cast<byte, double>(whole.bytes), labels, (int)logits.size(1));
    }
}
