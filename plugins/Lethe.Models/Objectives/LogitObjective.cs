using static TorchSharp.torch;

namespace Lethe.Models.Objectives;

/// <summary>An objective that looks at the logits and the right classes of a batch alone.</summary>
public abstract class LogitObjective : ITrainingObjective
{
    public Tensor Loss(nn.Module<Tensor, Tensor> model, Batch batch, RandomStream random) => Of(model.call(batch.Inputs), batch.Targets);

    /// <param name="targets">Class numbers.</param>
    internal abstract Tensor Of(Tensor logits, Tensor targets);

    /// <summary>The logarithm of each record's probability of its right class.</summary>
    private protected static Tensor LogOfRight(Tensor logits, Tensor targets) =>
        logits.log_softmax(1).gather(1, targets.unsqueeze(1)).squeeze(1);
}
