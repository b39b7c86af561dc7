using static TorchSharp.torch;

namespace Lethe.Unlearning.Steps;

/// <summary>How much each record of the forget set counts in a step; the mean over a batch is 1.</summary>
internal abstract class ForgetWeights
{
    /// <param name="logits">What the model says of the batch now, without a gradient.</param>
    public abstract Tensor Of(Tensor logits, Batch batch);
}
