using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>Holds outputs against what they are said to be, and brings them to what recalibrators work on.</summary>
public static class OutputKinds
{
    /// <summary>Below the least number that single precision holds: a stored zero stays the least of its row.</summary>
    public const double LeastProbability = 1e-46;

    /// <summary>By how much a probability may leave 0 to 1.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>By how much the probabilities of a record may sum to something else than 1.</summary>
    public const double SumTolerance = 1e-3;

    /// <summary>Rows that are so near to probabilities are none by chance.</summary>
    public const double LooksNormalised = 1e-5;

    /// <summary>Why a table of outputs is none of this kind; null: it may be.</summary>
    public static string? Fault(this OutputKind kind, Tensor outputs) => kind == OutputKind.Probabilities ? NotProbabilities(outputs) : NotLogits(outputs);

    /// <summary>
    /// Logits in double precision. Of probabilities their logarithms, after each row was divided by its sum: rows stored in
    /// single precision are off by rounding.
    /// </summary>
    public static Tensor AsLogits(this OutputKind kind, Tensor outputs)
    {
        if (kind == OutputKind.Logits) return outputs.to(ScalarType.Float64);
        using var scope = NewDisposeScope();
        var clamped = outputs.to(ScalarType.Float64).clamp(0, 1);
        return scope.MoveToOuter((clamped / clamped.sum(1L, true)).clamp(LeastProbability).log());
    }

    private static string? NotProbabilities(Tensor outputs)
    {
        using var scope = NewDisposeScope();
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
        using var scope = NewDisposeScope();
        var inside = outputs.ge(-LooksNormalised).logical_and(outputs.le(1 + LooksNormalised)).all().item<bool>();
        return inside && (outputs.sum(1L) - 1).abs().le(LooksNormalised).all().item<bool>()
            ? "Every row of the model's outputs sums to 1, so they are probabilities and not logits; say so with outputs: probabilities."
            : null;
    }
}
