using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

/// <summary>Cross-entropy, for methods whose options refer to an objective.</summary>
internal sealed class SmallObjective : ITrainingObjective
{
    public Tensor Loss(nn.Module<Tensor, Tensor> model, Batch batch, RandomStream random) =>
        nn.functional.cross_entropy(model.call(batch.Inputs), batch.Targets);
}
