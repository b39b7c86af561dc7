using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of two arguments.</summary>
public abstract class Loss<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
    // Without a name of its own a module goes by that of its class.
    protected Loss(nn.Reduction reduction = nn.Reduction.Mean) : base(string.Empty) => this.reduction = reduction;

    public nn.Reduction reduction { get; }
}
