using static TorchSharp.torch;

namespace Lethe.Export.Graphs;

/// <summary>A tensor of the program at one point of it: what a handle stands for until it is written to.</summary>
internal sealed class Symbol(Extent[] shape, ScalarType type)
{
    public Extent[] Shape { get; } = shape;

    public ScalarType Type { get; } = type;

    public int Rank => Shape.Length;

    /// <summary>Its numbers in each run, where they do not depend on the input; null where they do.</summary>
    public Tensor[]? Constant { get; init; }

    /// <summary>The name that the module gives it, for parameters and buffers.</summary>
    public string? StateName { get; init; }

    /// <summary>Whether it was there before the module ran and will be after: writing into it changes the module.</summary>
    public bool Outlives { get; init; }

    /// <summary>Its place in the graph; null for a constant not needed yet, and for a result without ONNX form.</summary>
    public Term? Term { get; set; }

    /// <summary>The operator whose result has no ONNX form; asking for it is refused.</summary>
    public string? MissingFrom { get; set; }

    public bool IsConstant => Constant is not null;
}
