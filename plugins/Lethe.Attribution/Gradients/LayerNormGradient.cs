using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Attribution.Gradients;

internal sealed class LayerNormGradient(string name, LayerNorm layer) : ScaleGradient(name, layer, layer.weight, layer.bias)
{
    protected override Tensor Normalised(Tensor input) => nn.functional.layer_norm(input, layer.normalized_shape, null, null, layer.eps);

    protected override Tensor Summed(Tensor values) => values.reshape(values.size(0), -1, Size / Parameters.Count).sum(1L);
}
