using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>By how much positives fail to be nearer than negatives, with a margin.</summary>
public sealed class TripletMarginLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    private readonly double _eps;
    private readonly bool _swap;

    public TripletMarginLoss(
        double margin = 1.0, long p = 2, double eps = 1e-06, bool swap = false, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction)
    {
        this.margin = margin;
        this.p = p;
        _eps = eps;
        _swap = swap;
    }

    public double margin { get; }

    public long p { get; }

    public override Tensor forward(Tensor anchor, Tensor positive, Tensor negative) =>
        nn.functional.triplet_margin_loss(anchor, positive, negative, margin, p, _eps, _swap, reduction);
}
