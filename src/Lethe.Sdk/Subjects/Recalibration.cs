using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>A fitted map from logits to probabilities; it can be saved and applied to any subject.</summary>
public abstract class Recalibration : IDisposable
{
    /// <summary>The plugin that made it and can read it back.</summary>
    public abstract string Plugin { get; }

    /// <summary>What the fit has to say: that it did not converge, or that it makes the held-out loss worse.</summary>
    public abstract IReadOnlyList<string> Warnings { get; }

    /// <summary>As <see cref="IRecalibrator.Copies"/> of the plugin with its options.</summary>
    public virtual IReadOnlyList<RecordChange> Copies => [];

    /// <summary>Logarithms of probabilities, one row a record.</summary>
    /// <param name="logits">One row a record; of a map that looks at copies what <see cref="RecordCopies"/> stacks.</param>
    public abstract Tensor Apply(Tensor logits);

    /// <summary>Its numbers by name, as they are written to a file.</summary>
    public abstract IReadOnlyDictionary<string, Tensor> State { get; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
