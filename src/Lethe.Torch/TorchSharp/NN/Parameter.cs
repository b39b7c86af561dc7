using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module learns.</summary>
public class Parameter : Tensor
{
    /// <param name="data">Gives its numbers away: it is empty afterwards, and this takes its place in its scope.</param>
    public Parameter(Tensor data, bool requires_grad = true) : this(data, data.OwningDisposeScope, requires_grad)
    {
    }

    private Parameter(Tensor data, DisposeScope? scope, bool requiresGrad) : base(Take(data))
    {
        if (!ReferenceEquals(OwningDisposeScope, scope))
        {
            DetachFromDisposeScope();
            scope?.Attach(this);
        }
        requires_grad = requiresGrad;
    }

    private static nint Take(Tensor data)
    {
        // A parameter is where gradients end: the result of a computation is cut off from it.
        var leaf = data.is_leaf ? data : data.detach();
        var handle = leaf.DecoupleFromNativeHandle();
        DisposeScopeManager.Statistics.DisposedOutsideScopeCount++;
        if (!ReferenceEquals(leaf, data)) data.Dispose();
        return handle;
    }
}
