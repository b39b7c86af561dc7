namespace Lethe.Onnx;

/// <summary>What a model file says about itself. Texts are the file's own: treat them as a stranger's.</summary>
/// <param name="GraphName">The name of its main graph; empty if it has none.</param>
/// <param name="Producer">The program that wrote it, with its version; empty if unsaid.</param>
/// <param name="IrVersion">The version of the file format.</param>
/// <param name="Opsets">Operator set versions by domain; the standard domain is the empty string.</param>
/// <param name="NodeCount">Nodes in the main graph, its functions and subgraphs.</param>
/// <param name="ExternalFiles">Weight files beside the model, relative to its folder.</param>
public sealed record OnnxModelInfo(
    string GraphName,
    string Producer,
    long IrVersion,
    IReadOnlyDictionary<string, long> Opsets,
    int NodeCount,
    IReadOnlyList<string> ExternalFiles);
