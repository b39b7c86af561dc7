using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Merging;

/// <summary>Merges several changes of one tensor into one: trim, elect a sign, average those that agree.</summary>
internal static class TiesMerge
{
    /// <param name="density">The share of each change that is kept, by magnitude.</param>
    public static Tensor Of(IReadOnlyList<Tensor> changes, IReadOnlyList<double> weights, double density)
    {
        using var scope = NewDisposeScope();
        var trimmed = stack([.. changes.Zip(weights, (change, weight) => weight * Trimmed(change, density))]);
        var elected = trimmed.sum(0L).sign();
        var agree = (trimmed.sign() == elected) & (trimmed != 0);
        var merged = (trimmed * agree).sum(0L) / agree.sum(0L).clamp_min(1);
        return merged.MoveToOuterDisposeScope();
    }

    private static Tensor Trimmed(Tensor change, double density)
    {
        var flat = change.flatten();
        return where(TopShare.Of(flat.abs(), density), flat, zeros_like(flat)).reshape(change.shape);
    }
}
