using static TorchSharp.torch;

namespace Lethe.Calibration;

/// <summary>Logits in double precision on the CPU with the truth beside them, checked: one row a record.</summary>
internal sealed record LabelledLogits(Tensor Logits, long[] Labels)
{
    // Below the least number that single precision holds: a stored zero stays the least of its row.
    private const double LeastProbability = 1e-46;
    private const double Tolerance = 1e-6;
    private const double SumTolerance = 1e-3;
    private const double LooksNormalised = 1e-5;

    public int Count => Labels.Length;

    public int Classes => (int)Logits.size(1);

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
            : (new LabelledLogits(AsLogits(outputs, kind), labels), "");
    }

    /// <summary>Outputs that were declared and found sound, as logits.</summary>
    public static Tensor AsLogits(Tensor outputs, OutputKind kind) => kind == OutputKind.Logits ? outputs : Logarithms(outputs);

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
        return kind == OutputKind.Probabilities ? NotProbabilities(outputs) : NotLogits(outputs);
    }

    private static string? NotProbabilities(Tensor outputs)
    {
        var outside = outputs.lt(-Tolerance).logical_or(outputs.gt(1 + Tolerance)).any(1);
        var off = (outputs.sum(1L) - 1).abs().gt(SumTolerance);
        var bad = outside.logical_or(off).sum().item<long>();
        return bad == 0 ? null
            : $"The option outputs says that the model gives probabilities; {bad} of {outputs.size(0)} rows are none: "
                + "they leave 0 to 1 or do not sum to 1.";
    }

    // The declared kind rules. But a softmax of probabilities would be a wrong number that looks like a right one.
    private static string? NotLogits(Tensor outputs)
    {
        var inside = outputs.ge(-LooksNormalised).logical_and(outputs.le(1 + LooksNormalised)).all().item<bool>();
        return inside && (outputs.sum(1L) - 1).abs().le(LooksNormalised).all().item<bool>()
            ? "Every row of the model's outputs sums to 1, so they are probabilities and not logits; say so with outputs: probabilities."
            : null;
    }

    // Rows stored in single precision are off by rounding; logarithms of what they were meant to be serve as logits.
    private static Tensor Logarithms(Tensor outputs)
    {
        var clamped = outputs.clamp(0, 1);
        return (clamped / clamped.sum(1L, true)).clamp(LeastProbability).log();
    }
}
