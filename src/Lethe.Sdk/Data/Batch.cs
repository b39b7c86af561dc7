using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>Some records on the device where they are used.</summary>
/// <param name="Inputs">One row a record.</param>
/// <param name="Labels">Class numbers, or null when the split has none or the reader is not to see them.</param>
/// <param name="Rows">Which rows of the split they are.</param>
public sealed record Batch(Tensor Inputs, Tensor? Labels, int[] Rows)
{
    /// <summary>The labels, for those who declared that they need them.</summary>
    public Tensor Targets => Labels ?? throw new InvalidOperationException("These records carry no labels.");
}
