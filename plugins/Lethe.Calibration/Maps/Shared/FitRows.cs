using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.Shared;

/// <summary>The records of a fit, looked at before anything is learned from them.</summary>
internal static class FitRows
{
    public static LabelledLogits Of(RecalibrationJob job, string plugin, IReadOnlyList<RecordChange> copies)
    {
        var logits = job.Logits.to(ScalarType.Float64, CPU).contiguous();
        var labels = MemoryMarshal.Cast<byte, long>(job.Labels.to(ScalarType.Int64, CPU).contiguous().bytes).ToArray();
        if (labels.Length == 0) throw new ModelException($"{plugin} has no records to learn from.");
        if (!AreRows(logits, copies) || logits.size(0) != labels.Length || logits.size(-1) < 2)
            throw new ModelException(
                $"{plugin} needs a row of two or more logits for each of the {labels.Length} labels{Beside(copies)}; these have shape [{string.Join(", ", logits.shape)}].");
        if (!logits.isfinite().all().item<bool>()) throw new ModelException($"{plugin} needs finite logits; some of these are not.");
        var classes = logits.size(-1);
        if (labels.Any(label => label < 0 || label >= classes)) throw new ModelException($"{plugin} found a label outside 0 to {classes - 1}, the classes of these logits.");
        if (Array.TrueForAll(labels, label => label == labels[0]))
            throw new ModelException($"{plugin} found the label {labels[0]} alone; it learns from records of two or more classes.");
        return new LabelledLogits(logits, labels);
    }

    /// <summary>One row a record; where copies are asked for, these in a dimension between.</summary>
    public static bool AreRows(Tensor logits, IReadOnlyList<RecordChange> copies) =>
        copies.Count == 0 ? logits.dim() == 2 : logits.dim() == 3 && logits.size(1) == 1 + copies.Count;

    public static string Beside(IReadOnlyList<RecordChange> copies) => copies.Count == 0 ? "" : $", and looks at {copies.Count} altered copies of each record too";

    /// <summary>The records without their copies.</summary>
    public static LabelledLogits Own(this LabelledLogits rows) => rows.Logits.dim() == 2 ? rows : rows with { Logits = rows.Logits.select(1, 0).contiguous() };

    public static PredictionScores Scores(LabelledLogits rows)
    {
        using var contiguous = rows.Logits.contiguous();
        return PredictionScores.Of(MemoryMarshal.Cast<byte, double>(contiguous.bytes), rows.Labels, rows.Classes);
    }

    /// <summary>The numbers row by row.</summary>
    public static double[] Numbers(this LabelledLogits rows)
    {
        using var contiguous = rows.Logits.contiguous();
        return MemoryMarshal.Cast<byte, double>(contiguous.bytes).ToArray();
    }

    /// <summary>The even records, or the odd ones.</summary>
    public static LabelledLogits EveryOther(this LabelledLogits rows, int parity) =>
        rows.Subset([.. Enumerable.Range(0, rows.Count).Where(row => row % 2 == parity)]);
}
