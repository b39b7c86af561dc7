namespace Lethe.Onnx;

/// <summary>How data goes through a model.</summary>
public sealed record OnnxRunOptions
{
    internal static OnnxRunOptions Default { get; } = new();

    /// <summary>
    /// Rows per batch, 1 or more. A model with a fixed batch size runs at that size whatever this says.
    /// </summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Outputs to compute and return; null for every one that holds numbers.</summary>
    public IReadOnlyList<string>? Outputs { get; init; }

    /// <summary>How the data given lays out images.</summary>
    public OnnxLayout DataLayout { get; init; }

    /// <summary>
    /// How the model wants images. Say so where all its dimensions are symbols and Auto has nothing to go by.
    /// </summary>
    public OnnxLayout ModelLayout { get; init; }

    internal void Validate() => ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize);
}
