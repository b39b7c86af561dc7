namespace Lethe.Export;

/// <summary>A dimension of the input, other than the batch, that may have any size.</summary>
/// <param name="Dimension">Which one, counted from 0.</param>
/// <param name="Name">The symbol that stands for its size in the model.</param>
public sealed record OnnxDynamicDimension(int Dimension, string Name)
{
    /// <summary>
    /// Another size that the module takes there: comparing the two shows what depends on it. Default one more than the
    /// example's; a module that halves images, say, needs one that halves as well.
    /// </summary>
    public long? OtherSize { get; init; }
}
