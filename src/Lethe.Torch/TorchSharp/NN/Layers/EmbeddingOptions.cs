namespace TorchSharp.Modules;

internal sealed record EmbeddingOptions(
    long? PaddingIndex, double? MaxNorm, double NormType, bool ScaleByFrequency, bool Sparse)
{
    /// <summary>The padding index counted from the front; it may be given from the end of the table.</summary>
    public EmbeddingOptions For(long vectors)
    {
        if (PaddingIndex is not { } index) return this;
        var counted = index < 0 ? index + vectors : index;
        return counted >= 0 && counted < vectors
            ? this with { PaddingIndex = counted }
            : throw new ArgumentException($"Padding index {index} is not in a table of {vectors} vectors.");
    }
}
