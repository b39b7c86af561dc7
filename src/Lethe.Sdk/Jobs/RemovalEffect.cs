using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>What training without some records is expected to change; all tensors are targets by outputs, on the CPU.</summary>
/// <param name="Shift">The expected change of each output.</param>
public sealed record RemovalEffect(Tensor Shift)
{
    /// <summary>The standard error of each change; null where the method knows none.</summary>
    public Tensor? Error { get; init; }

    /// <summary>The deviation of each output over models trained alike; null where the method knows none.</summary>
    public Tensor? Spread { get; init; }
}
