using static TorchSharp.torch;

namespace Lethe.Attribution.Gradients;

/// <summary>One use of a layer in a forward pass: what went in, and each record's gradient with respect to what came out.</summary>
internal sealed record LayerSignal(LayerGradient Layer, Tensor Input, Tensor Cotangent);
