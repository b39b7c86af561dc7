using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>By how much positives fail to be nearer than negatives, by a distance of one's own.</summary>
public sealed class TripletMarginWithDistanceLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    private readonly Func<Tensor, Tensor, Tensor>? _distance;
    private readonly bool _swap;

    public TripletMarginWithDistanceLoss(
        Func<Tensor, Tensor, Tensor>? distance = null, double margin = 1.0, bool swap = false, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction)
    {
        _distance = distance;
        this.margin = margin;
        _swap = swap;
    }

    public double margin { get; }

    public override Tensor forward(Tensor anchor, Tensor positive, Tensor negative) =>
        nn.functional.triplet_margin_with_distance_loss(anchor, positive, negative, _distance, margin, _swap, reduction);
}
