using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>By how much other classes come closer to the right one than the margin.</summary>
public sealed class MultiMarginLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    public MultiMarginLoss(
        int p = 1, double margin = 1.0, Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(weight, reduction)
    {
        this.p = p;
        this.margin = margin;
    }

    public int p { get; }

    public double margin { get; }

    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.multi_margin_loss(input, target, p, margin, weight, reduction);
}
