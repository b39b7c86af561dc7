using static TorchSharp.torch;

namespace Lethe.Models.Tests.Support;

/// <summary>An outsider's objective.</summary>
[Plugin("train.test-squared", "Squared error on probabilities")]
internal sealed class SquaredError : ITrainingObjective
{
    public Tensor Loss(nn.Module<Tensor, Tensor> model, Batch batch, RandomStream random)
    {
        var logits = model.call(batch.Inputs);
        return (logits.softmax(1) - nn.functional.one_hot(batch.Targets, logits.size(1))).square().mean();
    }
}
