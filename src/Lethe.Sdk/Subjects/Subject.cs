using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>The model under audit, with what it can do. A format overrides what it is able to give.</summary>
public abstract class Subject : IDisposable
{
    /// <summary>The format in words, for sentences such as "an ONNX subject does not give input gradients".</summary>
    public abstract string Format { get; }

    public abstract Capabilities Can { get; }

    public abstract Device Device { get; }

    /// <summary>Whether its logits are logarithms of stored probabilities, of which a 0 is the rounding of something greater.</summary>
    public virtual bool IsRounded => false;

    /// <summary>Logits in evaluation mode, without a gradient. Rows of the result are rows of the input.</summary>
    public abstract Tensor Predict(Tensor inputs);

    /// <summary>Logits that can be differentiated with respect to inputs and parameters, in the module's present mode.</summary>
    public virtual Tensor Forward(Tensor inputs) => throw Lacks(Capabilities.InputGradients);

    /// <summary>Activations before the last layer in evaluation mode, without a gradient, one row a record.</summary>
    public virtual Tensor Features(Tensor inputs) => throw Lacks(Capabilities.Features);

    /// <summary>The network itself, to train or to look into.</summary>
    public virtual nn.Module<Tensor, Tensor> Module => throw Lacks(Capabilities.Train);

    /// <summary>An independent subject with the same weights.</summary>
    public virtual Subject Copy() => throw Lacks(Capabilities.Train);

    public void Require(Capabilities wanted)
    {
        var lacking = wanted & ~Can;
        if (lacking != Capabilities.None) throw Lacks(lacking);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    protected CapabilityException Lacks(Capabilities what) => new($"This needs {Describe(what)}; {Format} does not give that.");

    private static string Describe(Capabilities what) => string.Join(" and ", new[]
    {
        (Capabilities.Predict, "predictions"),
        (Capabilities.Features, "features"),
        (Capabilities.InputGradients, "input gradients"),
        (Capabilities.Train, "parameters to train"),
        (Capabilities.Layers, "named layers"),
        (Capabilities.Generate, "text generation"),
    }.Where(pair => what.HasFlag(pair.Item1)).Select(pair => pair.Item2));
}
