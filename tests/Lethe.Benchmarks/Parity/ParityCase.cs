using static TorchSharp.torch;

namespace Lethe.Benchmarks.Parity;

/// <summary>A function of tensors whose values and gradients are compared between devices.</summary>
/// <param name="Shapes">The shapes of its inputs, filled with seeded normal numbers.</param>
/// <param name="Positive">Inputs are taken by absolute value plus a half, for logarithms and roots.</param>
internal sealed record ParityCase(string Name, Func<Tensor[], Tensor> Function, long[][] Shapes, bool Positive = false);
