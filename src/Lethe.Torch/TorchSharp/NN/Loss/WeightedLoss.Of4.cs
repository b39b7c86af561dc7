using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of four arguments, some of whose terms count for more than others.</summary>
public abstract class WeightedLoss<T1, T2, T3, T4, TResult> : Loss<T1, T2, T3, T4, TResult>
{
    protected WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean) : base(reduction) =>
        this.weight = weight;

    /// <summary>Stays the caller's: the loss neither moves nor disposes it.</summary>
    public Tensor? weight { get; }
}
