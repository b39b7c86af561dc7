using static TorchSharp.torch;

namespace Lethe.Robustness.Attacks;

/// <summary>What counts as holding.</summary>
internal static class Judgement
{
    /// <summary>The greatest logit, the first of several that tie, is the true class's, and none of them is NaN or infinite.</summary>
    public static Tensor IsRight(Tensor logits, Tensor labels) =>
        logits.argmax(1).eq(labels).logical_and(logits.isfinite().all(1));
}
