using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>By how much scores fail to be ordered, with a margin.</summary>
public sealed class MarginRankingLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    public MarginRankingLoss(double margin = 0.0, nn.Reduction reduction = nn.Reduction.Mean) : base(reduction)
    {
        this.margin = margin;
    }

    public double margin { get; }

    public override Tensor forward(Tensor input1, Tensor input2, Tensor target) =>
        nn.functional.margin_ranking_loss(input1, input2, target, margin, reduction);
}
