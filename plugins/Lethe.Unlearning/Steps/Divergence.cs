using static TorchSharp.torch;

namespace Lethe.Unlearning.Steps;

/// <summary>Differences between predictions, of each record.</summary>
internal static class Divergence
{
    /// <summary>KL(p, q) of two rows of logits, both at a temperature.</summary>
    public static Tensor Kl(Tensor p, Tensor q, double temperature = 1)
    {
        var of = (p / temperature).log_softmax(1);
        return (of.exp() * (of - (q / temperature).log_softmax(1))).sum(1L);
    }

    /// <summary>KL(p, q) of rows of probabilities and rows of logits.</summary>
    public static Tensor KlOf(Tensor probabilities, Tensor q) =>
        (probabilities * (probabilities.clamp_min(1e-30).log() - q.log_softmax(1))).sum(1L);
}
