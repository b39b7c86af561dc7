using static TorchSharp.torch;

namespace Lethe.Calibration;

/// <summary>Logits in double precision on the CPU with the truth beside them, checked: one row a record.</summary>
internal sealed record LabelledLogits(Tensor Logits, long[] Labels)
{
    public int Count => Labels.Length;

    public int Classes => (int)Logits.size(-1);

    /// <summary>The model's outputs on a split, or a sentence on why they are of no use.</summary>
    public static (LabelledLogits? Rows, string Fault) Of(EvaluationJob job, Split? split, OutputKind kind)
    {
        if (split is not { Count: > 0 }) return (null, "The data have no records to measure on.");
        if (!split.HasLabels) return (null, $"The records of {split.Name} carry no labels.");
        var labels = new long[split.Count];
        for (var row = 0; row < labels.Length; row++) labels[row] = split.Label(row);
        var outputs = job.Logits(split).to(ScalarType.Float64);
        return Fault(outputs, labels, kind) is { } fault
            ? (null, fault)
            : (new LabelledLogits(kind.AsLogits(outputs), labels), "");
    }

    /// <summary>Only these rows, in this order.</summary>
    public LabelledLogits Subset(int[] rows)
    {
        using var index = tensor(Array.ConvertAll(rows, row => (long)row));
        return new LabelledLogits(Logits.index_select(0, index), Array.ConvertAll(rows, row => Labels[row]));
    }

    private static string? Fault(Tensor outputs, long[] labels, OutputKind kind)
    {
        if (outputs.dim() != 2 || outputs.size(1) < 2)
            return $"The model gives outputs of shape [{string.Join(", ", outputs.shape)}]; calibration needs two or more numbers a record, one a class.";
        var classes = outputs.size(1);
        if (labels.Any(label => label < 0 || label >= classes))
            return $"A label lies outside 0 to {classes - 1}, the classes that the model knows.";
        var bad = outputs.isfinite().all(1).logical_not().sum().item<long>();
        if (bad > 0) return $"The model gives numbers that are not finite for {bad} of {labels.Length} records.";
        return kind.Fault(outputs);
    }
}
