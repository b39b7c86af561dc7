using static TorchSharp.torch;

namespace Lethe.Unlearning.Preference;

/// <summary>
/// Negative preference optimisation (Zhang, Lin, Bai, Mei 2024, equation 4): a loss of log-probabilities alone, so that it
/// serves classes and sequences of tokens alike.
/// </summary>
internal static class PreferenceLoss
{
    /// <summary>
    /// For each answer -2/beta log sigmoid(-beta (log p - log q)). Its gradient is that of log p times
    /// 2 p^beta / (p^beta + q^beta): as beta goes to 0, gradient ascent; what is forgotten already is left alone.
    /// </summary>
    /// <param name="model">log p: of the true answer, under the model that learns; of a sequence, the sum over its tokens.</param>
    /// <param name="reference">log q: of the same under the original, without a gradient.</param>
    public static Tensor Each(Tensor model, Tensor reference, double beta) => (beta * (model - reference)).softplus() * (2 / beta);

    /// <summary>The log-probability of the true class.</summary>
    public static Tensor LogProbability(Tensor logits, Tensor targets) => -nn.functional.cross_entropy(logits, targets, reduction: nn.Reduction.None);
}
