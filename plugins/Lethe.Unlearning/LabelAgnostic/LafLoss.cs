using static TorchSharp.torch;

namespace Lethe.Unlearning.LabelAgnostic;

/// <summary>The two losses of label-agnostic forgetting.</summary>
internal static class LafLoss
{
    /// <summary>
    /// Equation 6: falls when the retain set's features come nearer to what their autoencoder makes of them, and those of
    /// the forget set move away from theirs. Each record counts from 1 to e, however far it is.
    /// </summary>
    /// <param name="retain">Squared error of each record of the retain set.</param>
    /// <param name="forget">Squared error of each record of the forget set.</param>
    public static Tensor Unlearning(Tensor retain, Tensor forget) => Bounded(retain) - Bounded(forget);

    /// <summary>
    /// Equation 9: falls when the retain set's features turn back to where they were, and those of the forget set turn away.
    /// </summary>
    public static Tensor Alignment(Tensor retain, Tensor retainBefore, Tensor forget, Tensor forgetBefore, double temperature)
    {
        Tensor kept = Turned(retain, retainBefore), old = Turned(forget, forgetBefore);
        return kept.sum() - kept.shape[0] * (old / temperature).logsumexp(0);
    }

    private static Tensor Bounded(Tensor errors) => (errors / (errors + 1)).exp().sum();

    private static Tensor Turned(Tensor now, Tensor before) => 1 - nn.functional.cosine_similarity(now, before);
}
