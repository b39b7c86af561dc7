namespace Lethe.Export;

/// <summary>A module cannot be written as an ONNX model. The message says why, where, and what to do.</summary>
public sealed class OnnxExportException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The operator that could not be written, by libtorch's name; null if it was not about one.</summary>
    public string? Operator { get; init; }

    /// <summary>The module in the tree that called it, as far as that can be told; empty for the exported one itself.</summary>
    public string? ModulePath { get; init; }
}
