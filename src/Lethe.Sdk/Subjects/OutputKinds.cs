using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>Brings outputs of either kind to what recalibrators work on.</summary>
public static class OutputKinds
{
    // Below the least number that single precision holds: a stored zero stays the least of its row.
    private const double LeastProbability = 1e-46;

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
}
