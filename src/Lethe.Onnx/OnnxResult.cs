namespace Lethe.Onnx;

/// <summary>What a run gave: the outputs asked for, in the order asked or declared.</summary>
public sealed class OnnxResult(IReadOnlyList<OnnxOutput> outputs)
{
    public IReadOnlyList<OnnxOutput> Outputs { get; } = outputs;

    public OnnxOutput this[string name] => Outputs.FirstOrDefault(output => output.Name == name)
        ?? throw new KeyNotFoundException(
            $"No output '{name}' was returned; there are {string.Join(", ", Outputs.Select(output => output.Name))}.");
}
