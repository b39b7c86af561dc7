using static TorchSharp.torch;

namespace Lethe.Models.Objectives;

[Plugin("train.cross-entropy", "Cross-entropy", Summary = "The negative logarithm of the probability given to the right class.")]
public sealed class CrossEntropy(CrossEntropyOptions options) : ITrainingObjective
{
    internal double LabelSmoothing => options.LabelSmoothing;

    public Tensor Loss(nn.Module<Tensor, Tensor> model, Batch batch, RandomStream random) =>
        nn.functional.cross_entropy(model.call(batch.Inputs), batch.Targets, label_smoothing: options.LabelSmoothing);
}
