using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of two arguments, some of whose terms count for more than others.</summary>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    protected WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean) : base(reduction) =>
        this.weight = weight;

    /// <summary>Stays the caller's: the loss neither moves nor disposes it.</summary>
    public Tensor? weight { get; }
}
