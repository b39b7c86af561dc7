using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One yes-or-no cross entropy to a class, averaged over the classes.</summary>
public sealed class MultiLabelSoftMarginLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    public MultiLabelSoftMarginLoss(
        Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(weight, reduction)
    {
    }

    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.multilabel_soft_margin_loss(input, target, weight, reduction);
}
