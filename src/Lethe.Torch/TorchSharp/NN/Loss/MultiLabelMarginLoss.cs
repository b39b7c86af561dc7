using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>By how much wrong classes come closer to any right one than a margin of one.</summary>
public sealed class MultiLabelMarginLoss : Loss<Tensor, Tensor, Tensor>
{
    public MultiLabelMarginLoss(nn.Reduction reduction = nn.Reduction.Mean) : base(reduction)
    {
    }

    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.multi_label_margin_loss(input, target, reduction);
}
