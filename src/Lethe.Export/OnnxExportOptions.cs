namespace Lethe.Export;

/// <summary>How a module is written as an ONNX model.</summary>
public sealed record OnnxExportOptions
{
    /// <summary>The name of the model's input. Default <c>input</c>.</summary>
    public string InputName { get; init; } = "input";

    /// <summary>The name of the model's output. Default <c>output</c>.</summary>
    public string OutputName { get; init; } = "output";

    /// <summary>
    /// The symbol of the first dimension, which may then have any size; null fixes it at the example's. Default
    /// <c>batch</c>.
    /// </summary>
    public string? BatchName { get; init; } = "batch";

    /// <summary>Further dimensions of the input that may have any size. Default none.</summary>
    public IReadOnlyList<OnnxDynamicDimension> DynamicDimensions { get; init; } = [];

    /// <summary>The version of the program that exports, noted in the file. Default empty.</summary>
    public string ProducerVersion { get; init; } = "";

    /// <summary>
    /// Whether ONNX Runtime runs the file before it gets its name, on the sizes the module was watched with and on one
    /// that it was not, and must agree with the module. Default true.
    /// </summary>
    public bool Verify { get; init; } = true;

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(InputName);
        ArgumentException.ThrowIfNullOrWhiteSpace(OutputName);
        if (InputName == OutputName)
            throw new ArgumentException($"Input and output are both named '{InputName}'; they need two names.");
        string[] symbols = [.. DynamicDimensions.Select(dimension => dimension.Name), .. BatchName is null ? [] : new[] { BatchName }];
        foreach (var symbol in symbols) ArgumentException.ThrowIfNullOrWhiteSpace(symbol, "dimension name");
        if (symbols.Distinct(StringComparer.Ordinal).Count() < symbols.Length)
            throw new ArgumentException($"Each dynamic dimension needs its own name, not {string.Join(", ", symbols)}.");
    }
}
