namespace Lethe.Sdk;

/// <summary>A model trained on a random subset of the training split.</summary>
public abstract class ShadowModel : ReferenceModel
{
    /// <summary>For each row of the training split, whether this model saw it.</summary>
    public abstract ReadOnlyMemory<bool> Mask { get; }
}
