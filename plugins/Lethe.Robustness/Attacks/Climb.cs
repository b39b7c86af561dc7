using static TorchSharp.torch;

namespace Lethe.Robustness.Attacks;

/// <summary>Losses as attacks climb them, summed over records: the gradient of each record is its own.</summary>
internal static class Climb
{
    public static Tensor Loss(AttackLoss loss, Tensor logits, Tensor labels)
    {
        // In double precision the chance of an error stays above zero for longer, and with it the gradient.
        var wide = logits.to(ScalarType.Float64);
        return loss == AttackLoss.CrossEntropy
            ? nn.functional.cross_entropy(wide, labels, reduction: nn.Reduction.Sum)
            : Margin(wide, labels);
    }

    private static Tensor Margin(Tensor logits, Tensor labels)
    {
        var own = nn.functional.one_hot(labels, logits.size(1)).to(ScalarType.Bool);
        return (logits.masked_fill(own, double.NegativeInfinity).amax(1) - logits.gather(1, labels.unsqueeze(1)).squeeze(1)).sum();
    }
}
