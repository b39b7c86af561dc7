using static TorchSharp.torch;

namespace Lethe.Calibration.Reports;

/// <summary>The same numbers after each recalibration that was asked for.</summary>
internal sealed class RecalibratedReport(EvaluationJob job, CalibrationOptions options, CalibrationReport report)
{
    private static readonly string[] Columns =
        ["after", "NLL", "Brier", "ECE", "accuracy", "records", "fitted on", "learned", "remarks"];

    private readonly List<IReadOnlyList<string>> _rows = [];

    public void Add(LabelledLogits test)
    {
        var names = Names(options.Recalibrate);
        var (parts, fault) = RecalibrationParts.Of(job, test, options.Outputs);
        if (parts is null)
        {
            foreach (var name in names) report.NotComputed(fault, $"after={name}");
            return;
        }
        var before = Predictions.Of(parts.Score, options.AreRounded(job.Subject), job.Cancellation);
        if (!parts.IsWhole) report.Add("after=none", parts.Score, before, "The records that recalibrations are scored on, as they come.");
        _rows.Add(Row("none", before, "", "", ""));
        for (var i = 0; i < names.Length; i++) AddOrSayWhy(options.Recalibrate[i], names[i], parts, before);
        job.Show(new TableExhibit
        {
            Id = "recalibration",
            Title = "Recalibration",
            Caption = "What a map of the outputs reaches on records that it was not fitted on.",
            Columns = Columns,
            Rows = _rows,
        });
    }

    // What a map does not take is no fault of the model, and the others can still be tried.
    private void AddOrSayWhy(PluginReference reference, string name, RecalibrationParts parts, Predictions before)
    {
        try
        {
            Add(reference, name, parts, before);
        }
        catch (ModelException refusal)
        {
            report.NotComputed(refusal.Message, $"after={name}");
            job.Progress.Log($"{name}: {refusal.Message}");
        }
    }

    private void Add(PluginReference reference, string name, RecalibrationParts parts, Predictions before)
    {
        using var scope = NewDisposeScope();
        var recalibrator = job.Plugins.Create<IRecalibrator>(reference);
        using var map = recalibrator.Fit(new RecalibrationJob
        {
            Logits = Stacked(parts.Fit, parts.FitRecords),
            Labels = tensor(parts.Fit.Labels),
            Device = job.Device,
            Random = job.Random.Fork("recalibrate").Fork(name),
            Progress = job.Progress,
            Budget = job.Budget,
            Cancellation = job.Cancellation,
        });
        var mapped = new LabelledLogits(map.Apply(Stacked(parts.Score, parts.ScoreRecords)).to(ScalarType.Float64, CPU), parts.Score.Labels);
        var after = Predictions.Of(mapped, true, job.Cancellation);
        var remarks = string.Join(" ", map.Warnings.Concat(Remarks(before, after)));
        if (remarks.Length > 0) job.Progress.Log($"{name}: {remarks}");
        report.Add($"after={name}", mapped, after, $"Fitted on {parts.FittedOn}. {remarks}".Trim());
        _rows.Add(Row(name, after, parts.FittedOn, Learned(map), remarks));

        Tensor Stacked(LabelledLogits rows, Split records) =>
            RecordCopies.Stack(rows.Logits, job.Subject, records, recalibrator.Copies, options.Outputs, job.Progress, job.Cancellation);
    }

    private static IEnumerable<string> Remarks(Predictions before, Predictions after)
    {
        var (was, now) = (Mean.Of(before.LogLoss), Mean.Of(after.LogLoss));
        if (now > was) yield return $"It makes the loss worse on records that it was not fitted on: {was:0.0000} before, {now:0.0000} after.";
        if (after.Accuracy != before.Accuracy) yield return $"It changes the accuracy from {before.Accuracy:0.0000} to {after.Accuracy:0.0000}.";
    }

    private static string[] Row(string name, Predictions predictions, string fittedOn, string learned, string remarks) =>
    [
        name, $"{Mean.Of(predictions.LogLoss):0.0000}", $"{Mean.Of(predictions.Brier):0.0000}",
        $"{ExpectedCalibrationError.Of(predictions.Confidence, predictions.Correct):0.0000}", $"{predictions.Accuracy:0.0000}",
        $"{predictions.Count}", fittedOn, learned, remarks,
    ];

    // Maps with many numbers are for their file; one number is worth reading.
    private static string Learned(Recalibration map) => string.Join(", ", map.State
        .Where(pair => pair.Value.numel() == 1)
        .Select(pair => $"{pair.Key} {pair.Value.to(ScalarType.Float64).item<double>():0.######}"));

    // The same recalibrator may be tried with several options.
    private static string[] Names(IReadOnlyList<PluginReference> references) =>
        [.. references.Select((one, i) => references.Take(i).Count(other => other.Use == one.Use) is var earlier and > 0 ? $"{one.Use}#{earlier + 1}" : one.Use)];
}
