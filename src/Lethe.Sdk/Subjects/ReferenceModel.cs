using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>A model the subject is compared with; opened only when its weights are needed.</summary>
public abstract class ReferenceModel
{
    public abstract string Name { get; }

    /// <summary>Its stored logits on a part of the audit's data, one row a record, on the CPU.</summary>
    public abstract Tensor Logits(Split split);

    /// <summary>The model itself; its caller disposes it.</summary>
    public abstract Subject Open();
}
